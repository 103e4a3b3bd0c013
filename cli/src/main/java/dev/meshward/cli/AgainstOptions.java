package dev.meshward.cli;

import dev.meshward.survey.Besides;
import dev.meshward.survey.Besides.PrometheusWish;
import dev.meshward.survey.Source;
import dev.meshward.survey.TonightWish;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The cluster a plan is held against on the night of a stage, and whom to ask about its gates. */
final class AgainstOptions {

    /** What stands where --against names no file; no file is called so. */
    private static final String NOTHING = "<none>";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--against",
            paramLabel = "SOURCE",
            arity = "0..1",
            fallbackValue = NOTHING,
            description = "Judge the stages on the cluster as it is now: a source as scan takes it, given more than"
                    + " once for several files, or --context for a running cluster. Each stage is go, no-go or not"
                    + " known; exit code 0 only for go.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The running cluster of this context of the kubeconfig, read only; in-cluster is the one"
                    + " around this pod.")
    private Optional<String> context = Optional.empty();

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Where contexts are written down. Default: what KUBECONFIG names, or ~/.kube/config.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--default-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "Where objects of --against without a namespace belong. Default: ${DEFAULT-VALUE}.")
    private String defaultNamespace = "default";

    @Option(
            names = "--stage",
            paramLabel = "ID",
            description = "With --against: this stage alone, by its id, its folder or its number.")
    private Optional<String> stage = Optional.empty();

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "With --against: a Prometheus to ask about the gates. It is only read. Without one no gate is"
                    + " evaluated, and none has passed.")
    private Optional<String> prometheus = Optional.empty();

    @Option(
            names = "--prometheus-token-file",
            paramLabel = "FILE",
            description = "A file with a bearer token for --prometheus. Default: the environment variable "
                    + PrometheusToken.VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--traffic",
            paramLabel = "FILE",
            split = ",",
            description = "With --against: traffic that was seen since. May be given more than once.")
    private List<Path> traffic = new ArrayList<>();

    @Option(names = "--edges", paramLabel = "FILE", description = "With --against: what you know of calls yourself.")
    private Optional<Path> edges = Optional.empty();

    boolean isAsked() {
        return !names.isEmpty() || isLive();
    }

    private boolean isLive() {
        return context.isPresent() || kubeconfig.isPresent();
    }

    /** @throws Refused for options that make no sense without a cluster */
    void requireNone() {
        if (stage.isPresent() || prometheus.isPresent() || tokenFile.isPresent() || edges.isPresent()) {
            throw Refused.wrongUsage(
                    "--stage, --prometheus, --traffic and --edges belong to --against, which is" + " missing.");
        }
    }

    /** @throws Refused when nothing was named, or files and a cluster at once */
    Source source() {
        var files = names.stream().filter(name -> !name.equals(NOTHING)).toList();
        if (isLive() == !files.isEmpty()) {
            throw Refused.wrongUsage(
                    isLive()
                            ? "a running cluster and files are both named; --against takes one or the other."
                            : "--against needs a source: a file, a folder, an archive, a saved snapshot, - for standard"
                                    + " input, or --context for a running cluster.");
        }
        var cluster =
                isLive() ? Optional.of(new Source.Cluster(context, kubeconfig)) : Optional.<Source.Cluster>empty();
        return new Source(files, cluster, Set.of(), "", defaultNamespace, Source.Secrecy.SECRETS_ONLY);
    }

    TonightWish wish(Visit visit, Terminal terminal) {
        if (tokenFile.isPresent() && prometheus.isEmpty()) {
            throw Refused.wrongUsage("--prometheus-token-file belongs to --prometheus, which is missing.");
        }
        var asked = prometheus.map(
                address -> new PrometheusWish(address, "", PrometheusToken.of(tokenFile, terminal), PATIENCE));
        return new TonightWish(stage, asked, visit.hear(new Besides(traffic, Optional.empty(), edges)), Instant.now());
    }
}
