/**
 * What a finding and a call hold for people who search: the one answer behind the commands and the window.
 * Not here: the grammar, which is the room {@code search}.
 */
@NullMarked
package dev.meshward.found;

import org.jspecify.annotations.NullMarked;
