/**
 * Where tests find the repository and what lies beside it. Not here: anything the product itself needs, since only tests
 * and benchmarks see this module.
 */
@NullMarked
package dev.meshward.testing;

import org.jspecify.annotations.NullMarked;
