/**
 * A plan held against the cluster as it is now: what is done, what is not, what drifted, and whether a stage may be carried
 * out tonight. Not here: reading the cluster, judging calls, or writing down what people report.
 */
@NullMarked
package dev.meshward.status;

import org.jspecify.annotations.NullMarked;
