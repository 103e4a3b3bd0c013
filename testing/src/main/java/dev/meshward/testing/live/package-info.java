/**
 * API servers for tests: a small one of our own that can be slow, busy, broken and half shut, and a real one where its
 * programs are installed. Not here: what the product asks them.
 */
@NullMarked
package dev.meshward.testing.live;

import org.jspecify.annotations.NullMarked;
