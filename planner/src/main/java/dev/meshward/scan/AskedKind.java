package dev.meshward.scan;

import dev.meshward.cluster.ScanGap.Hidden;

/**
 * A built-in kind that a live scan reads.
 *
 * @param group empty for the core group
 * @param plural what it is called in rights
 * @param hidden what stays hidden where it may not be read
 * @param conclusion what suffers then, as the end of a sentence
 */
record AskedKind(String group, String plural, boolean isNamespaced, Hidden hidden, String conclusion) {}
