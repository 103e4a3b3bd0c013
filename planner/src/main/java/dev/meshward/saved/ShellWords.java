package dev.meshward.saved;

import java.util.List;

/** Words of a command line; whatever a shell might read as more than a word is quoted. */
final class ShellWords {

    private ShellWords() {}

    static String word(String text) {
        if (text.matches("[A-Za-z0-9_./:@%+=,-]+") && !text.startsWith("-")) {
            return text;
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static List<String> all(List<String> texts) {
        return texts.stream().map(ShellWords::word).toList();
    }
}
