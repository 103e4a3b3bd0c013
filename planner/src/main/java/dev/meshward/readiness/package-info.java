/**
 * Which defects of a cluster stand in the way of a mesh: the mechanism of checks and findings. Not here: the
 * checks themselves, the order of a rollout.
 */
@NullMarked
package dev.meshward.readiness;

import org.jspecify.annotations.NullMarked;
