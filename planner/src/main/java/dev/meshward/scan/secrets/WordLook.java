package dev.meshward.scan.secrets;

import java.util.Arrays;

/**
 * Tells by one look whether any of some words stands in a text, capitals or not. A cluster has millions of texts and few that
 * need a closer look.
 */
final class WordLook {

    /** The words by their first two letters, so that a position costs one look-up. */
    private final String[][] wordsByLetters = new String[26 * 26][];

    /** @param words of two letters or more, in small letters */
    WordLook(String... words) {
        for (int i = 0; i < wordsByLetters.length; i++) {
            int letters = i;
            wordsByLetters[i] = Arrays.stream(words)
                    .filter(word -> place(word.charAt(0), word.charAt(1)) == letters)
                    .toArray(String[]::new);
        }
    }

    private static int place(char first, char second) {
        return ((first | 0x20) - 'a') * 26 + (second | 0x20) - 'a';
    }

    boolean isIn(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char first = text.charAt(i);
            char second = text.charAt(i + 1);
            if (isLetter(first) && isLetter(second) && isAt(text, i, wordsByLetters[place(first, second)])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isAt(String text, int at, String[] words) {
        for (var word : words) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
