package dev.meshward.adoption;

/**
 * Why a call cannot use mutual TLS even when everybody has joined who joins.
 *
 * @param because a clause such as {@code daemonset monitoring/agent has no proxy (…)}
 * @param until what would have to happen first
 */
record Plaintext(String because, String until) {}
