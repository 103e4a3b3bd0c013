/**
 * The neutral middle between the ladder and a particular mesh: rungs, traits, the interface every dialect
 * implements. Not here: any apiVersion string.
 */
@NullMarked
package dev.meshward.mesh;

import org.jspecify.annotations.NullMarked;
