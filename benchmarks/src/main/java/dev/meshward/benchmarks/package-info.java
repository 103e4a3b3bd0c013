/**
 * How fast a plan is made, as ratios to work that cannot be avoided. Not here: what a plan has to be like.
 */
@NullMarked
package dev.meshward.benchmarks;

import org.jspecify.annotations.NullMarked;
