package dev.meshward.evaluate;

/**
 * A port that a container of a pod declares.
 *
 * @param transport {@code TCP}, {@code UDP} or {@code SCTP}
 */
public record PodPort(String name, int number, String transport) {}
