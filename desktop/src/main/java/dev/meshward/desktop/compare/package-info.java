/**
 * Several plans side by side: what is wished for now, and what could be wished for instead. Not here: what a figure means.
 */
@NullMarked
package dev.meshward.desktop.compare;

import org.jspecify.annotations.NullMarked;
