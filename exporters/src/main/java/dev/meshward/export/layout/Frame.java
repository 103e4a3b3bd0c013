package dev.meshward.export.layout;

/**
 * A rectangle around boxes that belong together, with a title above them.
 *
 * @param id unique among the frames of a chart
 * @param titleWidth the frame is at least so wide
 * @param titleHeight kept free above the boxes
 */
public record Frame(String id, double titleWidth, double titleHeight) {}
