/**
 * Policies that let one workload reach another: a permission, which is a sign of a call and not yet one. Not here:
 * whether a policy would let a given call through.
 */
@NullMarked
package dev.meshward.dependencies.policy;

import org.jspecify.annotations.NullMarked;
