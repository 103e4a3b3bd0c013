package dev.meshward.judge;

/**
 * What a plan says somebody looks at around a stage; it does not make a stage safe, it says how its conditions are seen to
 * hold.
 */
public record Gate(String when, String query, String expect, String forDuration, String because) {}
