/**
 * What is to be said of the stages of a plan tonight, for programs and for terminals. Not here: looking, or deciding what
 * makes a stage a go.
 */
@NullMarked
package dev.meshward.export.tonight;

import org.jspecify.annotations.NullMarked;
