package dev.meshward.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a command line answered. */
record Spoken(int exitCode, String out, String err) {

    static Spoken by(String... args) {
        return by("", Map.of(), args);
    }

    /** With these words on standard input and these environment variables. */
    static Spoken by(String input, Map<String, String> env, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var watch = new OutputWatch(out);
        var terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(watch, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                watch,
                env,
                false,
                false);
        int exitCode = new FrontDoor(terminal).enter(args);
        terminal.close();
        return new Spoken(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
