/**
 * Translating the configuration of one mesh into that of another: source and result side by side, what became of every
 * field, what both decide, and the saving. Not here: any rule of a mesh.
 */
@NullMarked
package dev.meshward.desktop.translate;

import org.jspecify.annotations.NullMarked;
