package dev.meshward.cli;

import dev.meshward.survey.Besides.PrometheusWish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A Prometheus to ask, and how to be let in; the same for every command that asks one. */
final class PrometheusOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description =
                    "A Prometheus to ask: for the traffic it has recorded, or with --against about the gates. It is"
                            + " only read.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--prometheus-token-file",
            paramLabel = "FILE",
            description = "A file with a bearer token for --prometheus. Default: the environment variable "
                    + PrometheusToken.VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    boolean isNamed() {
        return address.isPresent();
    }

    boolean isMentioned() {
        return isNamed() || tokenFile.isPresent();
    }

    /**
     * What to ask; empty where no Prometheus is named.
     *
     * @param window how far to look back, such as {@code 7d}; may be empty for whoever does not look back
     * @throws Refused for a token without a Prometheus
     */
    Optional<PrometheusWish> wish(String window, Terminal terminal) {
        if (tokenFile.isPresent() && !isNamed()) {
            throw Refused.wrongUsage("--prometheus-token-file belongs to --prometheus, which is missing.");
        }
        return address.map(url -> new PrometheusWish(url, window, PrometheusToken.of(tokenFile, terminal), PATIENCE));
    }
}
