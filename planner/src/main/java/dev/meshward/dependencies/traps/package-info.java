/**
 * What looks like a call and is none: one class for each way to be misled. Not here: how sure one is of what is left.
 */
@NullMarked
package dev.meshward.dependencies.traps;

import org.jspecify.annotations.NullMarked;
