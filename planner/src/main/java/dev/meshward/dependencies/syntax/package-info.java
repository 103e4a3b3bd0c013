/**
 * Configuration files inside ConfigMaps, each taken apart by its own syntax into keys and values with their lines,
 * comments left out. Not here: what a value means.
 */
@NullMarked
package dev.meshward.dependencies.syntax;

import org.jspecify.annotations.NullMarked;
