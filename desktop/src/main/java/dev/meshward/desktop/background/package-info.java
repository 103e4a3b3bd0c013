/**
 * Work off the window's thread, with its result handed back on it. Not here: what the work is.
 */
@NullMarked
package dev.meshward.desktop.background;

import org.jspecify.annotations.NullMarked;
