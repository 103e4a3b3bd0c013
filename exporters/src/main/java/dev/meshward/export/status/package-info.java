/**
 * Where a plan stands, for programs and for terminals. Not here: looking at the cluster, or telling what drifted.
 */
@NullMarked
package dev.meshward.export.status;

import org.jspecify.annotations.NullMarked;
