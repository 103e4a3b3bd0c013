package dev.meshward.dependencies;

/**
 * One reason to believe that somebody calls somebody, as a source of evidence states it. Claims about the same call
 * become one {@link Dependency}.
 *
 * @param port as in {@link Dependency}; 0 when the source does not say
 * @param protocol as in {@link Dependency}; empty when the source does not say
 */
public record Claim(Caller from, Callee to, int port, String protocol, DependencyKind kind, Evidence evidence) {}
