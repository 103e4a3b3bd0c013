/**
 * Hides names as well as secrets, the same name always in the same way, so that a snapshot can be shown to strangers and its
 * graph keeps its shape. Not here: secrets, which are hidden in every snapshot.
 */
@NullMarked
package dev.meshward.scan.redaction;

import org.jspecify.annotations.NullMarked;
