package dev.meshward.search;

/** What became of reading a search. */
public sealed interface SearchReading {

    record Read(Search search) implements SearchReading {}

    /**
     * It was not understood.
     *
     * @param position of the character that is wrong, from 0; the length of the text when something is missing at its end
     * @param because a sentence for people
     */
    record Refused(String text, int position, String because) implements SearchReading {

        /** With the position as people count, from 1. */
        public String sentence() {
            return "character " + (position + 1) + ": " + because;
        }

        /** The text and, below it, a mark at the place. */
        public String marked() {
            return text + "\n" + " ".repeat(position) + "^";
        }
    }
}
