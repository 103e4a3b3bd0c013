package dev.meshward.desktop.map;

import dev.meshward.desktop.look.MeshState;

/**
 * How a box or a line is marked: a style that stands for colour and line, and letters.
 *
 * @param key what the legend calls it, and filters by
 * @param letters one or two, drawn in the box
 */
record Mark(MeshState style, String key, String letters) {}
