/**
 * Checks of how pods start and end beside a proxy. Not here: how a workload is rolled out.
 */
@NullMarked
package dev.meshward.readiness.checks.lifecycle;

import org.jspecify.annotations.NullMarked;
