package dev.meshward.status;

/**
 * Why a stage gets its answer.
 *
 * @param weight what it does to the answer
 * @param about what kind of thing it is about, one word for programs
 * @param sentence for people; names the call, the field or the query
 */
public record Reason(Weight weight, About about, String sentence) {

    /** Ordered: the heaviest reason decides. */
    public enum Weight {
        /** Good to know. */
        NOTE,
        NOT_KNOWN,
        NO_GO
    }

    public enum About {
        FIELD("field"),
        CALL("call"),
        FILES("files"),
        FINDING("finding"),
        GATE("gate"),
        UNDO("undo"),
        UNSEEN("unseen"),
        ORDER("order");

        private final String word;

        About(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Reason noGo(About about, String sentence) {
        return new Reason(Weight.NO_GO, about, sentence);
    }

    static Reason notKnown(About about, String sentence) {
        return new Reason(Weight.NOT_KNOWN, about, sentence);
    }

    static Reason note(About about, String sentence) {
        return new Reason(Weight.NOTE, about, sentence);
    }
}
