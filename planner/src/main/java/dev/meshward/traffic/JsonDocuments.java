package dev.meshward.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts a stream into its JSON documents, and the answer of a Prometheus query into its series, so that only one of them
 * is held at a time. It knows strings and brackets and nothing else; whether a document is JSON is for its reader to say.
 */
final class JsonDocuments {

    /** A document larger than this is refused: bytes. */
    private static final int LARGEST = 64 << 20;

    /** Root, {@code data} and {@code result}: the brackets around the series of a query. */
    private static final int AROUND_SERIES = 3;

    /**
     * @param linesBefore lines of the stream that end before the document begins
     * @param tooLarge the bytes are the beginning of a document that is too large to be held
     */
    record Document(byte[] bytes, int linesBefore, boolean tooLarge) {}

    private final InputStream stream;
    private final Piece rest = new Piece();
    private final Piece series = new Piece();
    private int lines;
    private int depth;
    private boolean amongSeries;

    JsonDocuments(InputStream stream) {
        this.stream = stream;
    }

    /** Bytes that belong together, and the string that was read last among them. */
    private static final class Piece {

        private static final int LONGEST_KEY = 8;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final StringBuilder lastString = new StringBuilder();
        private int linesBefore;
        private boolean quoted;
        private boolean escaped;

        void add(int each, int line) {
            linesBefore = bytes.size() == 0 ? line : linesBefore;
            if (bytes.size() <= LARGEST) {
                bytes.write(each);
            }
        }

        /** True for a bracket, that is, one outside every string. */
        boolean isStructure(int each) {
            if (quoted) {
                quoted = escaped || each != '"';
                escaped = !escaped && each == '\\';
                if (quoted && lastString.length() < LONGEST_KEY) {
                    lastString.append((char) each);
                }
                return false;
            }
            if (each == '"') {
                quoted = true;
                lastString.setLength(0);
            }
            return each == '{' || each == '[' || each == '}' || each == ']';
        }

        Document taken() {
            var document = new Document(bytes.toByteArray(), linesBefore, bytes.size() > LARGEST);
            bytes.reset();
            return document;
        }
    }

    /** The next document or series; empty at the end. What is left over at the end is a document too, a broken one. */
    Optional<Document> next() throws IOException {
        for (int each = stream.read(); each >= 0; each = stream.read()) {
            boolean complete = take(each) || endsStrayText(each);
            lines += each == '\n' ? 1 : 0;
            if (complete) {
                return Optional.of((depth == AROUND_SERIES && amongSeries ? series : rest).taken());
            }
        }
        depth = 0;
        return Stream.of(series, rest)
                .filter(piece -> piece.bytes.size() > 0)
                .findFirst()
                .map(Piece::taken);
    }

    /** Text between documents, such as a line of a log, is no part of the next one. */
    private boolean endsStrayText(int each) {
        boolean stray = each == '\n' && depth == 0 && rest.bytes.size() > 0;
        rest.quoted = rest.quoted && !stray;
        return stray;
    }

    /** True when this byte completes a document or a series. */
    private boolean take(int each) {
        boolean inSeries = amongSeries && depth > AROUND_SERIES;
        var piece = inSeries ? series : rest;
        if (!piece.isStructure(each)) {
            addUnlessBetween(piece, each, inSeries);
            return false;
        }
        boolean opens = each == '{' || each == '[';
        if (opens
                && depth == AROUND_SERIES - 1
                && each == '['
                && rest.lastString.toString().equals("result")) {
            amongSeries = true;
        }
        return opens ? open(each) : close(each, piece);
    }

    private void addUnlessBetween(Piece piece, int each, boolean inSeries) {
        boolean between = amongSeries && depth == AROUND_SERIES;
        boolean blank = depth == 0 && Character.isWhitespace(each) && piece.bytes.size() == 0;
        if (inSeries || !(between || blank)) {
            piece.add(each, lines);
        }
    }

    private boolean open(int each) {
        depth++;
        (amongSeries && depth > AROUND_SERIES ? series : rest).add(each, lines);
        return false;
    }

    private boolean close(int each, Piece piece) {
        piece.add(each, lines);
        depth = Math.max(0, depth - 1);
        if (depth == AROUND_SERIES && amongSeries) {
            return true;
        }
        amongSeries = amongSeries && depth >= AROUND_SERIES;
        return depth == 0;
    }
}
