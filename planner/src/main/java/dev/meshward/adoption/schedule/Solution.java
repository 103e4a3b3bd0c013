package dev.meshward.adoption.schedule;

/**
 * What an engine found.
 *
 * @param bound what no schedule can beat, each level with those before it as the schedule has them
 */
public record Solution(Schedule schedule, Score score, Score bound) {}
