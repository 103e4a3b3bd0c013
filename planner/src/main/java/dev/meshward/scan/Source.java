package dev.meshward.scan;

import java.io.InputStream;
import java.nio.file.Path;

/** One place that a scan reads. */
public sealed interface Source {

    /** How people know it: the path as they wrote it, or {@code -}. */
    String name();

    /** A file, a folder, an archive or a saved snapshot. */
    record OfPath(Path path) implements Source {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /** Standard input, or any other stream that is read once. */
    record OfStream(InputStream stream) implements Source {
        @Override
        public String name() {
            return "-";
        }
    }

    /** What an argument of the command line means. */
    static Source of(String argument, InputStream standardInput) {
        return argument.equals("-") ? new OfStream(standardInput) : new OfPath(Path.of(argument));
    }
}
