/**
 * What two meshes can both mean: traffic intents with the fields they were read from, and the ledger of what became of
 * every field. Not here: how any mesh writes an intent.
 */
@NullMarked
package dev.meshward.mesh.intent;

import org.jspecify.annotations.NullMarked;
