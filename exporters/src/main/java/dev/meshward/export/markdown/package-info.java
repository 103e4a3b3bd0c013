/**
 * Finished plans and findings as Markdown for people: the plan for a change board, a page for each stage. Not here:
 * deciding or leaving out anything.
 */
@NullMarked
package dev.meshward.export.markdown;

import org.jspecify.annotations.NullMarked;
