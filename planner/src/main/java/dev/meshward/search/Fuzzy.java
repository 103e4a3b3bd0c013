package dev.meshward.search;

import java.util.Arrays;

/**
 * Whether a text holds a word but for slips of the pen: a letter too many, too few, wrong, or two that changed places. One slip
 * is forgiven from three letters on, two from six.
 */
final class Fuzzy {

    private Fuzzy() {}

    static boolean isIn(String text, String word) {
        return slips(text, word) <= forgiven(word);
    }

    static int forgiven(String word) {
        int letters = word.length();
        return letters < 3 ? 0 : letters < 6 ? 1 : 2;
    }

    /** The fewest slips between the word and any part of the text, a row of the table for each letter of the word. */
    private static int slips(String text, String word) {
        var beforeLast = new int[text.length() + 1];
        var last = new int[text.length() + 1];
        for (int i = 1; i <= word.length(); i++) {
            var row = new int[text.length() + 1];
            row[0] = i;
            for (int j = 1; j <= text.length(); j++) {
                int wrong = word.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + wrong, Math.min(last[j], row[j - 1]) + 1);
                if (haveChangedPlaces(word, i, text, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return Arrays.stream(last).min().orElse(0);
    }

    private static boolean haveChangedPlaces(String word, int i, String text, int j) {
        return i > 1 && j > 1 && word.charAt(i - 1) == text.charAt(j - 2) && word.charAt(i - 2) == text.charAt(j - 1);
    }
}
