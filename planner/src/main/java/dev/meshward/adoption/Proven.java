package dev.meshward.adoption;

/**
 * What an engine proved that no plan can beat under the same limits, each level with the ones before it as the plan has them.
 *
 * @param engine its name, such as {@code cp-sat}
 */
public record Proven(String engine, Bound bound) {}
