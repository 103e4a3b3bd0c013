package dev.meshward.cli;

import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The folder of a plan, and behind it the cluster it is held against. */
final class LaterSource {

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of a plan.")
    private Path directory = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "SOURCE",
            arity = "0..*",
            description =
                    "Files, folders, .zip or .tar.gz archives of manifests, a saved snapshot, or - for standard input.")
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
            description = "Where objects without a namespace belong. Default: ${DEFAULT-VALUE}.")
    private String defaultNamespace = "default";

    Path directory() {
        return directory;
    }

    /** @throws Refused when nothing was named, or files and a cluster at once */
    Source source() {
        boolean isLive = context.isPresent() || kubeconfig.isPresent();
        if (isLive == !names.isEmpty()) {
            throw Refused.wrongUsage(
                    isLive
                            ? "a running cluster and files are both named; the source is one or the other."
                            : "a source is missing behind the folder: a file, a folder, an archive, - for standard"
                                    + " input, or --context for a running cluster.");
        }
        var cluster = isLive ? Optional.of(new Source.Cluster(context, kubeconfig)) : Optional.<Source.Cluster>empty();
        return new Source(names, cluster, Set.of(), "", defaultNamespace, Source.Secrecy.SECRETS_ONLY);
    }
}
