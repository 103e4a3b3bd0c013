/**
 * Opening a cluster: which ones there are to open, what is in the one that was opened. Not here: the map, the findings
 * and the plan, which get rooms of their own.
 */
@NullMarked
package dev.meshward.desktop.open;

import org.jspecify.annotations.NullMarked;
