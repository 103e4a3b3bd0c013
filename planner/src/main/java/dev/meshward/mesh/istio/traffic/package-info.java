/**
 * Istio as a language of traffic: each file reads one intent from Istio's objects and writes it back. Not here: access and
 * transport security, the ladder of an adoption.
 */
@NullMarked
package dev.meshward.mesh.istio.traffic;

import org.jspecify.annotations.NullMarked;
