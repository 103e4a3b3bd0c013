/**
 * A plan as repositories take it: kustomize, Argo CD, Flux, a Helm chart. Not here: an object that the plan did not create as
 * a resource of ours, pruning, and any decision about a stage.
 */
@NullMarked
package dev.meshward.export.gitops;

import org.jspecify.annotations.NullMarked;
