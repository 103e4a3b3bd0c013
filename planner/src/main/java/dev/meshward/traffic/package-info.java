/**
 * Calls that were seen: exports of monitoring and tracing tools, read into one shape. Not here: which workload a name
 * means, and what a call that was seen says about a plan.
 */
@NullMarked
package dev.meshward.traffic;

import org.jspecify.annotations.NullMarked;
