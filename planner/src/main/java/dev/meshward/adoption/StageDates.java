package dev.meshward.adoption;

import java.time.LocalDate;

/**
 * The days of a stage.
 *
 * @param starts its first step is taken
 * @param ends its gates can have held for as long as they ask, so that it is done at the earliest
 */
public record StageDates(LocalDate starts, LocalDate ends) {}
