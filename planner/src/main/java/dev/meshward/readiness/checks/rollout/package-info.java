/**
 * Checks of what a restart does to a workload, and whether it reaches all of its pods. Not here: start and end of a single pod.
 */
@NullMarked
package dev.meshward.readiness.checks.rollout;

import org.jspecify.annotations.NullMarked;
