/**
 * The window itself: its frame, its keys, how it begins, what it remembers, how it ends. Not here: what is shown in it;
 * each view is a line in {@link dev.meshward.desktop.shell.Views}.
 */
@NullMarked
package dev.meshward.desktop.shell;

import org.jspecify.annotations.NullMarked;
