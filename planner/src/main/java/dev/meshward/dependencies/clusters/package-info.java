/**
 * Calls that cross from one cluster into another: what is offered to other clusters, and who takes the offer. Not here: reading
 * clusters, or ordering them.
 */
@NullMarked
package dev.meshward.dependencies.clusters;

import org.jspecify.annotations.NullMarked;
