/**
 * Work that outlives the window: the work file, the copy that survives a crash, and what was open lately. Not here: what a
 * session is while it is open.
 */
@NullMarked
package dev.meshward.desktop.work;

import org.jspecify.annotations.NullMarked;
