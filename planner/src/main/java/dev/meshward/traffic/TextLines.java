package dev.meshward.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a text, one at a time. Something that has no lines is no text, and is not read to its end. */
final class TextLines {

    private static final int LONGEST = 1 << 20;

    private final InputStream stream;
    private int number;
    private boolean tooLong;

    TextLines(InputStream stream) {
        this.stream = stream;
    }

    /** The next line without its end; empty at the end of the text, or before a line that is too long. */
    Optional<String> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int each = stream.read();
        if (each < 0 || tooLong) {
            return Optional.empty();
        }
        for (; each >= 0 && each != '\n'; each = stream.read()) {
            bytes.write(each);
            if (bytes.size() > LONGEST) {
                tooLong = true;
                return Optional.empty();
            }
        }
        number++;
        return Optional.of(withoutMark(bytes.toString(StandardCharsets.UTF_8)));
    }

    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** The number of the line that was read last, counted from 1. */
    int number() {
        return number;
    }

    /** Why reading ended before the text did. */
    Optional<String> refusal() {
        return tooLong
                ? Optional.of("this line is longer than 1 MB, so this is no table; nothing after it was read")
                : Optional.empty();
    }
}
