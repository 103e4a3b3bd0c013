/**
 * What the judge found, for programs and for terminals. Not here: judging, or choosing what is worth telling.
 */
@NullMarked
package dev.meshward.export.judgement;

import org.jspecify.annotations.NullMarked;
