/**
 * Every English word of the window, from one resource bundle. Not here: what the planner says, which speaks for itself.
 */
@NullMarked
package dev.meshward.desktop.words;

import org.jspecify.annotations.NullMarked;
