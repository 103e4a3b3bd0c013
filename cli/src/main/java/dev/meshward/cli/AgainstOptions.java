package dev.meshward.cli;

import dev.meshward.survey.Besides;
import dev.meshward.survey.Source;
import dev.meshward.survey.TonightWish;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster a plan is held against on the night of a stage, and whom to ask about its gates. */
final class AgainstOptions {

    /** What stands where --against names no file; no file is called so. */
    private static final String NOTHING = "<none>";

    @Option(
            names = "--against",
            paramLabel = "SOURCE",
            arity = "0..1",
            fallbackValue = NOTHING,
            description = "Judge the stages on the cluster as it is now: a source as scan takes it, given more than"
                    + " once for several files, or --context for a running cluster. Each stage is go, no-go or not"
                    + " known; exit code 0 only for go.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--stage",
            paramLabel = "ID",
            description = "With --against: this stage alone, by its id, its folder or its number.")
    private Optional<String> stage = Optional.empty();

    @Mixin
    private PrometheusOptions prometheus = new PrometheusOptions();

    @Option(
            names = "--traffic",
            paramLabel = "FILE",
            split = ",",
            description = "With --against: traffic that was seen since. May be given more than once.")
    private List<Path> traffic = new ArrayList<>();

    @Option(names = "--edges", paramLabel = "FILE", description = "With --against: what you know of calls yourself.")
    private Optional<Path> edges = Optional.empty();

    boolean isAsked() {
        return !names.isEmpty() || cluster.isLive();
    }

    /** @throws Refused for options that make no sense without a cluster */
    void requireNone() {
        boolean isTestimony = !traffic.isEmpty() || edges.isPresent();
        if (stage.isPresent() || prometheus.isMentioned() || isTestimony) {
            throw Refused.wrongUsage(
                    "--stage, --prometheus, --traffic and --edges belong to --against, which is missing.");
        }
    }

    /** @throws Refused when nothing was named, or files and a cluster at once */
    Source source() {
        return cluster.source(
                names.stream().filter(name -> !name.equals(NOTHING)).toList(), "a source is missing behind --against");
    }

    TonightWish wish(Visit visit, Terminal terminal) {
        return new TonightWish(
                stage,
                prometheus.wish("", terminal),
                visit.hear(new Besides(traffic, Optional.empty(), edges)),
                Instant.now());
    }
}
