package dev.meshward.desktop.look;

import dev.meshward.mesh.Rung;
import java.util.List;

/**
 * What a workload or a call is, in the mesh's eyes. Every state is told three ways: by a colour, a line and a letter
 * (desktop.md, "State is told three ways").
 */
public enum MeshState {
    OUTSIDE("O", List.of(1.0, 3.0)),
    JOINED("J", List.of(7.0, 4.0)),
    STRICT("S", List.of()),
    AUTHORIZED("A", List.of()),
    REFUSED("×", List.of()),
    UNKNOWN("?", List.of(8.0, 3.0, 1.5, 3.0));

    private final String letter;
    private final List<Double> dashes;

    MeshState(String letter, List<Double> dashes) {
        this.letter = letter;
        this.dashes = dashes;
    }

    public String letter() {
        return letter;
    }

    /** Lengths of strokes and gaps, in widths of the line; empty for a solid line. */
    public List<Double> dashes() {
        return dashes;
    }

    /** Authorized calls are drawn as two lines. */
    public boolean isDouble() {
        return this == AUTHORIZED;
    }

    public static MeshState of(Rung rung) {
        return switch (rung) {
            case OUTSIDE -> OUTSIDE;
            case JOINED -> JOINED;
            case STRICT -> STRICT;
            case AUTHORIZED -> AUTHORIZED;
        };
    }
}
