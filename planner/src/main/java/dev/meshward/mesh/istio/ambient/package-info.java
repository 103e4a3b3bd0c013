/**
 * Istio without sidecars: pods are enrolled by labels, ztunnel carries their connections, waypoints read what is inside.
 * It shares the objects of its parent. Not here: what a sidecar needs.
 */
@NullMarked
package dev.meshward.mesh.istio.ambient;

import org.jspecify.annotations.NullMarked;
