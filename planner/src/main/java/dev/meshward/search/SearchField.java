package dev.meshward.search;

import java.util.Arrays;
import java.util.Optional;

/** What can be asked for by name; the order is that in which people are told of them. */
public enum SearchField {
    /** The namespace. */
    NAMESPACE("ns", "the namespace"),
    /** The workload. */
    WORKLOAD("wl", "the workload"),
    /** Whoever has to agree. */
    OWNER("owner", "who has to agree"),
    /** The stage: its number, or words of its title. */
    STAGE("stage", "the number of a stage, or words of its title"),
    /** How far something climbed: a word such as {@code joined}, or its letter. */
    STATE("state", "outside, joined, strict, authorized, refused or unknown, or the letter"),
    /** The code of a finding, or words of it. */
    FINDING("finding", "the code of a finding"),
    /** A label, as {@code app=web}. */
    LABEL("label", "a label, as app=web"),
    /** Whom it calls. */
    CALLS("calls", "whom it calls"),
    /** Who calls it. */
    CALLED_BY("calledby", "who calls it"),
    /** How sure we are of a call: {@code low}, {@code medium} or {@code high}. */
    CONFIDENCE("confidence", "low, medium or high; < <= > >= compare");

    private final String word;
    private final String about;

    SearchField(String word, String about) {
        this.word = word;
        this.about = about;
    }

    /** As it is typed, without the colon. */
    public String word() {
        return word;
    }

    /** What stands behind the colon, for people. */
    public String about() {
        return about;
    }

    /** Whether its values have an order, so that {@code <} and its like mean something. */
    boolean hasOrder() {
        return this == STAGE || this == CONFIDENCE;
    }

    static Optional<SearchField> of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
