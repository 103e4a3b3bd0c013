/**
 * The whole corridor for tests, from manifests in memory to stage bundles. Not here: what is expected of any of them.
 */
@NullMarked
package dev.meshward.testing.journey;

import org.jspecify.annotations.NullMarked;
