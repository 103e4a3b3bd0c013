package dev.meshward.export.pictures;

import java.util.List;
import java.util.Optional;

/**
 * How something is drawn. Colours are {@code #RRGGBB}.
 *
 * @param fill empty for none
 * @param width of the line; 0 for none
 * @param dashes lengths of dash and gap in turn; empty for a solid line
 */
record Ink(Optional<String> fill, String line, double width, List<Double> dashes) {

    Ink {
        dashes = List.copyOf(dashes);
    }

    static Ink line(String colour, double width, Double... dashes) {
        return new Ink(Optional.empty(), colour, width, List.of(dashes));
    }

    Ink filled(String colour) {
        return new Ink(Optional.of(colour), line, width, dashes);
    }
}
