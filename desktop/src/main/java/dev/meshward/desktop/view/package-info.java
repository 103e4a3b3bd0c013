/**
 * What a view is and what it is handed: the plug by which a package of the window joins it. A new view is a class that implements {@link dev.meshward.desktop.view.View} and one line in {@code shell.Views}; see docs/architecture.md. Not here: any particular view.
 */
@NullMarked
package dev.meshward.desktop.view;

import org.jspecify.annotations.NullMarked;
