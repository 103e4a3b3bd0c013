package dev.meshward.cli;

import dev.meshward.survey.Besides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known of calls besides the manifests; the same for every command that needs the graph. */
final class TestimonyOptions {

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

    @Mixin
    private PrometheusOptions prometheus = new PrometheusOptions();

    @Option(
            names = "--window",
            paramLabel = "TIME",
            description = "How far --prometheus looks back: 7d, 12h, 90m. Default: 7d.")
    private Optional<String> window = Optional.empty();

    /** @throws Refused for options that make no sense without another */
    Besides besides(Terminal terminal) {
        if (window.isPresent() && !prometheus.isNamed()) {
            throw Refused.wrongUsage("--window belongs to --prometheus, which is missing.");
        }
        return new Besides(traffic, prometheus.wish(window.orElse("7d"), terminal), edges);
    }
}
