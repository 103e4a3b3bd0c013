package dev.meshward.status;

/** Whether a stage may be carried out. */
public enum Answer {
    GO("go"),
    NOT_KNOWN("not known"),
    NO_GO("no-go");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Answer of(Reason.Weight heaviest) {
        return switch (heaviest) {
            case NOTE -> GO;
            case NOT_KNOWN -> NOT_KNOWN;
            case NO_GO -> NO_GO;
        };
    }

    Answer worse(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
