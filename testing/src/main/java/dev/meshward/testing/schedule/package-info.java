/**
 * Small scheduling problems drawn by lot, and the enumeration of all their schedules: what engines are held against. Not here:
 * anything that shares its reading of the rules with an engine.
 */
@NullMarked
package dev.meshward.testing.schedule;

import org.jspecify.annotations.NullMarked;
