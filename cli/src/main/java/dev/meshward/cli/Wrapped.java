package dev.meshward.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. */
final class Wrapped {

    private Wrapped() {}

    /** Lines of at most this width, but for words that are longer themselves. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
