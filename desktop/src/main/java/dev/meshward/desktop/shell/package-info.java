/**
 * The window itself: how it begins, its theme, how it ends. Not here: what is shown in it.
 */
@NullMarked
package dev.meshward.desktop.shell;

import org.jspecify.annotations.NullMarked;
