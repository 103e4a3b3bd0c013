package dev.meshward.bundles;

/** Words of a command line; whatever a shell might read as more than a word is quoted. */
final class ShellWords {

    private ShellWords() {}

    static String word(String text) {
        if (text.matches("[A-Za-z0-9_./:@%+=,-]+") && !text.startsWith("-")) {
            return text;
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
