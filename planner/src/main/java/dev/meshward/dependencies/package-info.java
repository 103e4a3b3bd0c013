/**
 * Who calls whom and how we know: the dependency graph and its evidence. Not here: whether a dependency is in the
 * way of a mesh.
 */
@NullMarked
package dev.meshward.dependencies;

import org.jspecify.annotations.NullMarked;
