package dev.meshward.mesh;

/**
 * A question to the metrics of a running mesh.
 *
 * @param query PromQL
 * @param expect what the answer must be, such as {@code == 0} or {@code > 0}
 * @param meaning what the answer tells, in one sentence
 */
public record Probe(String query, String expect, String meaning) {}
