/**
 * Where the boxes, frames and lines of a picture go, the same for the window, for SVG and for PNG: layered by Eclipse ELK,
 * and what stood somewhere stays there. Not here: what a box means, fonts, colours, drawing.
 */
@NullMarked
package dev.meshward.export.layout;

import org.jspecify.annotations.NullMarked;
