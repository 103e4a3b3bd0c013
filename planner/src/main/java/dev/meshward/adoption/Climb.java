package dev.meshward.adoption;

import dev.meshward.adoption.schedule.Solution;
import java.util.List;

/**
 * The stages of one rung.
 *
 * @param solution what the engine found, and its bound
 */
record Climb(List<Stage> stages, Solution solution) {}
