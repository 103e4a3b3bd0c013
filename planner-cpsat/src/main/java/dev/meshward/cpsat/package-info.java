/**
 * Google OR-Tools' CP-SAT as an engine for the order of a rollout, with a proven bound. Optional: found by the service loader
 * where it is on the class path. Not here: any rule that the problem does not state.
 */
@NullMarked
package dev.meshward.cpsat;

import org.jspecify.annotations.NullMarked;
