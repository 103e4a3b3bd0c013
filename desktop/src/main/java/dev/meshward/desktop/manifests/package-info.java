/**
 * How manifests are shown: what changes in one, line by line. Not here: which changes there are, and why.
 */
@NullMarked
package dev.meshward.desktop.manifests;

import org.jspecify.annotations.NullMarked;
