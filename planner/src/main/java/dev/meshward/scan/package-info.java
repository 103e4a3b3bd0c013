/**
 * Ways to obtain a snapshot: files, folders, standard input, archives, a saved snapshot. Not here: conclusions
 * from what was read.
 */
@NullMarked
package dev.meshward.scan;

import org.jspecify.annotations.NullMarked;
