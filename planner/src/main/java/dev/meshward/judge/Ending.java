package dev.meshward.judge;

/**
 * How far a plan gets.
 *
 * @param calls known calls of one workload to another that arrive before the first stage
 * @param mutual those of them that arrive with mutual TLS when every stage is done, whatever pod is met
 */
public record Ending(int calls, int mutual) {}
