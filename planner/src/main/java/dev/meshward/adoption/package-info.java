/**
 * The staged plan: who climbs which rung when, and why. Not here: YAML, file names, the objects of any mesh.
 */
@NullMarked
package dev.meshward.adoption;

import org.jspecify.annotations.NullMarked;
