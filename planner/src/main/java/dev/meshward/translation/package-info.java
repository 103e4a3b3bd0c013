/**
 * Takes a configuration from one mesh to another: reads intents with one dialect, says them with the other, keeps the ledger
 * of every field, and has the two results compared. Not here: what any mesh writes, and what it decides.
 */
@NullMarked
package dev.meshward.translation;

import org.jspecify.annotations.NullMarked;
