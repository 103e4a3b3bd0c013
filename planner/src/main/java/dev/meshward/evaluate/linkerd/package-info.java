/**
 * What Linkerd's native objects decide about a call, from the mesh's own documentation and code (linkerd.md B to E). Not here:
 * anything a planner believes, and other meshes.
 */
@NullMarked
package dev.meshward.evaluate.linkerd;

import org.jspecify.annotations.NullMarked;
