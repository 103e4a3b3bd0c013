/**
 * How everything looks: colours, lines, letters, fonts, light and dark, text size. Not here: what is shown.
 */
@NullMarked
package dev.meshward.desktop.look;

import org.jspecify.annotations.NullMarked;
