package dev.meshward.manifest;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text at its document markers, so that a broken document cannot take the next ones with it and many can be read
 * at a time. YAML forbids a line that begins with {@code ---} and a blank everywhere else, block scalars included, and
 * JSON forbids it too: the cut is exact.
 */
final class DocumentSplit {

    /**
     * A stretch of bytes between two document markers.
     *
     * @param linesBefore lines of the file before it
     * @param longestLine bytes of its longest line
     */
    record Part(int offset, int length, int linesBefore, int longestLine) {}

    private final byte[] bytes;
    private final List<Part> parts = new ArrayList<>();
    private int partStart;
    private int partLine;
    private int longestLine;
    private boolean hasContent;
    private boolean hasDirective;

    private DocumentSplit(byte[] bytes) {
        this.bytes = bytes;
    }

    static List<Part> of(byte[] bytes) {
        var split = new DocumentSplit(bytes);
        split.walk();
        return split.parts;
    }

    private void walk() {
        int line = 0;
        for (int start = 0; start < bytes.length; line++) {
            int end = endOfLine(start);
            if (isMarker(start, end) && (hasContent || !hasDirective)) {
                close(start);
                open(start, line);
            }
            look(start, end);
            start = end + 1;
        }
        close(bytes.length);
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean isMarker(int start, int end) {
        return end - start >= 3
                && bytes[start] == '-'
                && bytes[start + 1] == '-'
                && bytes[start + 2] == '-'
                && (end - start == 3 || isBlank(bytes[start + 3]));
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** A {@code %YAML} line belongs to the document whose marker follows it, and comments may stand between. */
    private void look(int start, int end) {
        longestLine = Math.max(longestLine, end - start);
        if (hasContent) {
            return;
        }
        int at = start;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        if (at < end && bytes[start] == '%') {
            hasDirective = true;
        } else if (at < end && bytes[at] != '#' && !(isMarker(start, end) && start == partStart)) {
            hasContent = true;
        }
    }

    private void open(int start, int line) {
        partStart = start;
        partLine = line;
        longestLine = 0;
        hasContent = false;
        hasDirective = false;
    }

    private void close(int end) {
        if (hasContent || isMarkerWithContent(end)) {
            parts.add(new Part(partStart, end - partStart, partLine, longestLine));
        }
    }

    /** {@code --- {a: b}} and {@code --- |}: content on the line of the marker itself. */
    private boolean isMarkerWithContent(int end) {
        int lineEnd = Math.min(endOfLine(partStart), end);
        if (!isMarker(partStart, lineEnd)) {
            return false;
        }
        int at = partStart + 3;
        while (at < lineEnd && isBlank(bytes[at])) {
            at++;
        }
        return at < lineEnd && bytes[at] != '#';
    }
}
