/**
 * What a stage consists of: steps in order, what to create, what to patch, how to verify, how to undo. Not here:
 * writing to disk.
 */
@NullMarked
package dev.meshward.bundles;

import org.jspecify.annotations.NullMarked;
