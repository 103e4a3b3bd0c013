/**
 * Opening a cluster: what there is to open, what is in the one that is open, and what of it could not be read. Not here:
 * the reading itself, which is the session's.
 */
@NullMarked
package dev.meshward.desktop.open;

import org.jspecify.annotations.NullMarked;
