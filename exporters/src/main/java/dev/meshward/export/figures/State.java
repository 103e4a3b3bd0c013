package dev.meshward.export.figures;

import dev.meshward.mesh.Rung;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be said of a workload or a call, by letter, by word and by colour; the colours are those of the window. */
public enum State {
    OUTSIDE("O", "outside", "no proxy on both sides: the call is plaintext", "8A8A8A", false),
    JOINED("J", "joined", "mutual TLS where both sides have a proxy; plaintext is still accepted", "2F94E0", false),
    STRICT("S", "strict", "only mutual TLS is accepted", "0057B0", true),
    AUTHORIZED("A", "authorized", "only the listed callers are accepted", "001F4D", true),
    REFUSED("R", "refused", "it would be refused, if the call is made: only a hint says that it is", "A61B00", true),
    UNKNOWN("?", "unknown", "nobody knows which workload answers", "B57F00", false),
    NOT_CARRIED(
            "–",
            "not carried",
            "the mesh does not carry it: it leaves the cluster, or is the API's or a probe",
            "FFFFFF",
            false);

    private final String letter;
    private final String word;
    private final String meaning;
    private final String colour;
    private final boolean isDark;

    State(String letter, String word, String meaning, String colour, boolean isDark) {
        this.letter = letter;
        this.word = word;
        this.meaning = meaning;
        this.colour = colour;
        this.isDark = isDark;
    }

    public static State of(Rung rung) {
        return switch (rung) {
            case OUTSIDE -> OUTSIDE;
            case JOINED -> JOINED;
            case STRICT -> STRICT;
            case AUTHORIZED -> AUTHORIZED;
        };
    }

    public String letter() {
        return letter;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }

    /** As {@code 2F94E0}. */
    public String colour() {
        return colour;
    }

    /** Whether the text on it has to be white. */
    public boolean isDark() {
        return isDark;
    }

    /** {@code O outside · J joined · …}. */
    public static String legend() {
        return Arrays.stream(values())
                .map(state -> state.letter + " " + state.word)
                .collect(Collectors.joining("  ·  "));
    }
}
