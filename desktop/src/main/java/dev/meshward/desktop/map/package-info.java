/**
 * The map: who calls whom, drawn, and how that changes stage by stage. Not here: where boxes are placed, which is the
 * exporters' layout, and what the plan decides.
 */
@NullMarked
package dev.meshward.desktop.map;

import org.jspecify.annotations.NullMarked;
