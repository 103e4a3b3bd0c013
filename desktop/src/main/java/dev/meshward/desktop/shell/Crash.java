package dev.meshward.desktop.shell;

import dev.meshward.desktop.background.Failure;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.survey.ToolVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A defect of ours that somebody ran into.
 *
 * @param code short enough to be quoted
 * @param log where it is written down; empty where it could not be
 */
record Crash(String code, Optional<Path> log) {

    /** Writes down what happened. Messages may quote names of the cluster, never a secret. */
    static Crash of(Throwable thrown, Configuration configuration, Instant now) {
        var code = Failure.code(thrown);
        var file = "crash-" + code + ".txt";
        var text = new StringBuilder()
                .append("Meshward ")
                .append(ToolVersion.current())
                .append(", Java ")
                .append(System.getProperty("java.version"))
                .append(", ")
                .append(System.getProperty("os.name"))
                .append('\n')
                .append(now)
                .append('\n');
        write(text, thrown);
        boolean isKept = configuration.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return new Crash(
                code, isKept ? Optional.of(configuration.folder().resolve(file).toAbsolutePath()) : Optional.empty());
    }

    private static void write(StringBuilder text, Throwable thrown) {
        text.append(thrown).append('\n');
        for (var frame : thrown.getStackTrace()) {
            text.append("    at ").append(frame).append('\n');
        }
        var cause = thrown.getCause();
        if (cause != null && cause != thrown) {
            text.append("because of ");
            write(text, cause);
        }
    }
}
