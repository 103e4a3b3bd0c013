/**
 * What the window costs: until it is there, while it moves, and how long it does not answer. Not here: what of it is tested.
 */
@NullMarked
package dev.meshward.benchmarks.window;

import org.jspecify.annotations.NullMarked;
