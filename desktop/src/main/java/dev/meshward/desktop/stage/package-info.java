/**
 * One stage, as whoever carries it out reads it: why, the verdict, steps, files, gates, the way back, the emergency.
 * Not here: what belongs into a stage, and where it stands in the plan.
 */
@NullMarked
package dev.meshward.desktop.stage;

import org.jspecify.annotations.NullMarked;
