/**
 * What the native objects of a cluster decide about one call: whether it arrives, and with mutual TLS or without. A mesh
 * takes part through {@link dev.meshward.evaluate.MeshRules}; Kubernetes' own network policies are decided here. Not here:
 * which calls there are, what a plan does, and anything a planner believes.
 */
@NullMarked
package dev.meshward.evaluate;

import org.jspecify.annotations.NullMarked;
