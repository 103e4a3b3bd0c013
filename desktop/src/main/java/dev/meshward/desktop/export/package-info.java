/**
 * Writing the plan for those who carry it out, decide about it and look at it later: what is wanted, what would be written
 * where, and the writing. Not here: what stands in any of the files.
 */
@NullMarked
package dev.meshward.desktop.export;

import org.jspecify.annotations.NullMarked;
