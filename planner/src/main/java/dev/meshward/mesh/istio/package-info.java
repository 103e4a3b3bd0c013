/**
 * Istio as a dialect: how a rung is expressed in its objects, what it is installed with, how it sizes. Not here:
 * when a workload climbs.
 */
@NullMarked
package dev.meshward.mesh.istio;

import org.jspecify.annotations.NullMarked;
