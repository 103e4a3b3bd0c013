/**
 * Plans side by side as text, JSON and Markdown, with a mark where they differ. Not here: which of them is better; that is
 * for people to say.
 */
@NullMarked
package dev.meshward.export.comparison;

import org.jspecify.annotations.NullMarked;
