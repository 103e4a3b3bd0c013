package dev.meshward.export.markdown;

import java.util.Locale;
import java.util.stream.Collectors;

/** The table of contents of a document: one line of links to its sections. */
final class Contents {

    private static final String SECTION = "## ";

    private Contents() {}

    /** Of the headings of the second level. */
    static String of(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith(SECTION))
                .map(line -> line.substring(SECTION.length()))
                .map(title -> "[" + title + "](#" + anchor(title) + ")")
                .collect(Collectors.joining(" · "));
    }

    /** What GitHub, GitLab and most viewers call a heading. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
