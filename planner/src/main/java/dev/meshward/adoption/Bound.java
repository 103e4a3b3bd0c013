package dev.meshward.adoption;

/**
 * What no plan can beat under the same limits, each level with the ones before it as the plan has them.
 *
 * @param inversions 0, unless an engine proved that some cannot be avoided
 * @param stages the fewest stages
 * @param exposure the least exposure of a plan with as many stages
 */
public record Bound(long inversions, int stages, double exposure) {}
