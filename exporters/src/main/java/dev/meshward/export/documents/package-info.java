/**
 * What can be written of a plan for people, chosen by a word: documents and the pages of single readers, as files by path.
 * Not here: what stands in them, and writing them.
 */
@NullMarked
package dev.meshward.export.documents;

import org.jspecify.annotations.NullMarked;
