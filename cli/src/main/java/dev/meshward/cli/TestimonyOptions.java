package dev.meshward.cli;

import dev.meshward.survey.Besides;
import dev.meshward.survey.Besides.PrometheusWish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is known of calls besides the manifests; the same for every command that needs the graph. */
final class TestimonyOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--traffic",
            paramLabel = "FILE",
            split = ",",
            description = "Traffic that was seen: an answer of Prometheus, hubble observe -o json, Kiali's graph,"
                    + " Jaeger's dependencies or a table of calls. May be given more than once.")
    private List<Path> traffic = new ArrayList<>();

    @Option(
            names = "--edges",
            paramLabel = "FILE",
            description = "What you know of calls yourself, as YAML: confirm, reject, add. It wins over the rest.")
    private Optional<Path> edges = Optional.empty();

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "A Prometheus to ask for the traffic it has recorded. It is only read.")
    private Optional<String> prometheus = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "TIME",
            description = "How far --prometheus looks back: 7d, 12h, 90m. Default: 7d.")
    private Optional<String> window = Optional.empty();

    @Option(
            names = "--prometheus-token-file",
            paramLabel = "FILE",
            description = "A file with a bearer token for --prometheus. Default: the environment variable "
                    + PrometheusToken.VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    /** @throws Refused for options that make no sense without another */
    Besides besides(Terminal terminal) {
        if (prometheus.isEmpty() && (window.isPresent() || tokenFile.isPresent())) {
            throw Refused.wrongUsage("--window and --prometheus-token-file belong to --prometheus, which is missing.");
        }
        return new Besides(traffic, prometheus.map(address -> wish(address, terminal)), edges);
    }

    private PrometheusWish wish(String address, Terminal terminal) {
        return new PrometheusWish(address, window.orElse("7d"), PrometheusToken.of(tokenFile, terminal), PATIENCE);
    }
}
