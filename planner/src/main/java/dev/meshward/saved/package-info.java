/**
 * Snapshots, plans and plan directories as values that are read and written. Not here: the disk.
 */
@NullMarked
package dev.meshward.saved;

import org.jspecify.annotations.NullMarked;
