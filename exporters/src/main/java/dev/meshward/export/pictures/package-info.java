/**
 * Graphs as pictures, SVG and PNG alike, with legend, cluster, moment and fingerprint on each. Not here: where a box goes, and
 * what is shown of a graph.
 */
@NullMarked
package dev.meshward.export.pictures;

import org.jspecify.annotations.NullMarked;
