package dev.meshward.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bearer token for a Prometheus; it is never shown. */
final class PrometheusToken {

    static final String VARIABLE = "MESHWARD_PROMETHEUS_TOKEN";

    private PrometheusToken() {}

    /** The one in the file, else the one of the environment, else none. */
    static Optional<String> of(Optional<Path> file, Terminal terminal) {
        var ofEnvironment = Optional.ofNullable(terminal.env().get(VARIABLE));
        var token = file.map(PrometheusToken::read).or(() -> ofEnvironment).map(String::strip);
        if (token.filter(text -> !text.matches("[\\x21-\\x7e]+")).isPresent()) {
            throw Refused.wrongUsage("the token for Prometheus is empty or holds what no token can hold.");
        }
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            throw Refused.wrongUsage("the token file " + file + " cannot be read.");
        }
    }
}
