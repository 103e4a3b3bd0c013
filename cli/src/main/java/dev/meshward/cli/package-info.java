/**
 * The terminal front door: commands, options, exit codes, and results as text. Not here: any rule of planning, and
 * nothing the window would need too.
 */
@NullMarked
package dev.meshward.cli;

import org.jspecify.annotations.NullMarked;
