/**
 * Plans spoilt on purpose, in their files: whoever judges them has to notice. Not here: which of them do harm; that is for the
 * simulator to say.
 */
@NullMarked
package dev.meshward.testing.mutants;

import org.jspecify.annotations.NullMarked;
