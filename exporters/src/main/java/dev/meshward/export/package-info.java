/**
 * The one writer that touches the disk: it puts a finished plan directory where the user wants it. Not here: what the
 * files say.
 */
@NullMarked
package dev.meshward.export;

import org.jspecify.annotations.NullMarked;
