package dev.meshward.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where results, errors and progress go. Results are UTF-8 on every system, so that a redirected table is the same
 * everywhere; the launcher for Windows sets its console to UTF-8.
 *
 * @param colour whether words may be coloured
 * @param live whether somebody watches the errors, so that progress makes sense
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        OutputWatch watch,
        Map<String, String> env,
        boolean colour,
        boolean live) {

    static final String CLEAR_LINE = "\r\u001b[K";
    private static final String RESET = "\u001b[0m";

    static Terminal ofThisProcess(String[] args) {
        var watch = new OutputWatch(new FileOutputStream(FileDescriptor.out));
        var out = utf8(new BufferedOutputStream(watch, 1 << 16));
        var err = utf8(new FileOutputStream(FileDescriptor.err));
        var env = Map.copyOf(System.getenv());
        var wanted = !List.of(args).contains("--no-color")
                && env.getOrDefault("NO_COLOR", "").isEmpty()
                && !env.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(System.in, out, err, watch, env, wanted && isTerminal("out"), isTerminal("err"));
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Results as a writer, for printers of the command model. */
    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** The launcher tells, since Java cannot tell whether only one of the streams is a terminal. */
    private static boolean isTerminal(String stream) {
        var told = System.getProperty("meshward.terminal");
        if (told != null) {
            return List.of(told.split(",", -1)).contains(stream);
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** Whether details of defects are wanted. */
    boolean isDebugging() {
        return !env.getOrDefault("MESHWARD_DEBUG", "").isEmpty();
    }

    String bold(String text) {
        return painted("1", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    String red(String text) {
        return painted("31", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    String blue(String text) {
        return painted("34", text);
    }

    private String painted(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + RESET : text;
    }

    /** Says why a command ends here, in the place of any progress line. */
    void complain(String sentence) {
        out.flush();
        err.println((live ? CLEAR_LINE : "") + "meshward: " + sentence);
    }

    /** Sends what is left. False when results were lost because they could not be written. */
    boolean close() {
        out.flush();
        watch.trouble().ifPresent(trouble -> err.println("meshward: the result could not be written: " + trouble));
        return watch.trouble().isEmpty();
    }

    /** Words in lower case, the same in every country. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
