/**
 * Controls that several views use. Not here: anything that knows what a cluster is.
 */
@NullMarked
package dev.meshward.desktop.controls;

import org.jspecify.annotations.NullMarked;
