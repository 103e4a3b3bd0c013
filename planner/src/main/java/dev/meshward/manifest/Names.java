package dev.meshward.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Gives equal short texts one String, since a cluster says {@code containers}, {@code TCP} and {@code shop} a million
 * times. The table forgets instead of growing. Threads share it without locks: a race costs a second copy, never a wrong one.
 */
final class Names {

    private static final int PLACES = 1 << 14;
    private static final int LONGEST = 48;

    private final @Nullable String[] table = new String[PLACES];

    String shared(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        var known = table[place];
        if (known != null && known.equals(text)) {
            return known;
        }
        table[place] = text;
        return text;
    }
}
