/**
 * Figures of a plan that several exports show: what the mesh asks for, how long calls stay plaintext, how plans compare.
 * Not here: how a figure looks, and any figure the planner decides by.
 */
@NullMarked
package dev.meshward.export.figures;

import org.jspecify.annotations.NullMarked;
