/**
 * Linkerd as a dialect: how a rung is expressed in its annotations and policies, what it is installed with, what its
 * metrics answer. Not here: when a workload climbs.
 */
@NullMarked
package dev.meshward.mesh.linkerd;

import org.jspecify.annotations.NullMarked;
