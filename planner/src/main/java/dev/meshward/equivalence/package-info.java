/**
 * Compares what two configurations decide, by evaluating both on every kind of request that their constants can tell apart.
 * Not here: what an object means, which the rules of the meshes say, and how one was made from the other.
 */
@NullMarked
package dev.meshward.equivalence;

import org.jspecify.annotations.NullMarked;
