/**
 * Clusters drawn by lot: manifests, and what is true of them because we wrote them so. One seed gives one cluster, for
 * ever. Not here: what the product makes of a cluster.
 */
@NullMarked
package dev.meshward.testing.random;

import org.jspecify.annotations.NullMarked;
