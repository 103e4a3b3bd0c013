package dev.meshward.dependencies.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words a key is made of: {@code localAgentHostPort} is {@code local agent host port}. */
public final class KeyWords {

    private KeyWords() {}

    public static List<String> of(String key) {
        var words = new ArrayList<String>(4);
        int start = 0;
        for (int i = 0; i <= key.length(); i++) {
            if (i == key.length() || !Character.isLetterOrDigit(key.charAt(i))) {
                add(words, key, start, i);
                start = i + 1;
            } else if (startsWord(key, i) && i > start) {
                add(words, key, start, i);
                start = i;
            }
        }
        return words;
    }

    /** A capital after a small letter, or the last capital of an abbreviation: {@code baseURLPath}. */
    private static boolean startsWord(String key, int i) {
        if (i == 0 || !Character.isUpperCase(key.charAt(i))) {
            return false;
        }
        boolean afterSmall = Character.isLowerCase(key.charAt(i - 1)) || Character.isDigit(key.charAt(i - 1));
        boolean beforeSmall = i + 1 < key.length() && Character.isLowerCase(key.charAt(i + 1));
        return afterSmall || (Character.isUpperCase(key.charAt(i - 1)) && beforeSmall);
    }

    private static void add(List<String> words, String key, int start, int end) {
        int stop = end;
        while (stop > start && Character.isDigit(key.charAt(stop - 1))) {
            stop--;
        }
        if (stop > start) {
            words.add(key.substring(start, stop).toLowerCase(Locale.ROOT));
        }
    }
}
