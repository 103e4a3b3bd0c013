/**
 * What Istio's objects decide about one call through sidecars, ztunnel and waypoints, written from the reference section
 * by section. Not here: what Kubernetes decides by itself, other meshes, and how a plan uses any of it.
 */
@NullMarked
package dev.meshward.evaluate.istio;

import org.jspecify.annotations.NullMarked;
