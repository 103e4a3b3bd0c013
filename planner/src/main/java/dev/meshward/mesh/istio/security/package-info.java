/**
 * Istio's words for who may call whom: PeerAuthentication, AuthorizationPolicy, RequestAuthentication, and the labels and
 * annotations of proxies, each read into intents and said again. Not here: routes, and what policies decide.
 */
@NullMarked
package dev.meshward.mesh.istio.security;

import org.jspecify.annotations.NullMarked;
