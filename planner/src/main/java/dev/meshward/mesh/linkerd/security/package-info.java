/**
 * Linkerd's words for who may call whom: Servers, policies and authentications, limits, and the annotations of proxies, each
 * read into intents and said again. Not here: routes on the way out, and what policies decide.
 */
@NullMarked
package dev.meshward.mesh.linkerd.security;

import org.jspecify.annotations.NullMarked;
