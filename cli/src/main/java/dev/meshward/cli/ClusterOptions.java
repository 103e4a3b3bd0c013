package dev.meshward.cli;

import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** A running cluster, where no files are named; the same for every command that reads one. */
final class ClusterOptions {

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description =
                    "Read the running cluster of this context of the kubeconfig; in-cluster is the one around this"
                            + " pod. It is read only, and never asked for Secrets.")
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

    boolean isLive() {
        return context.isPresent() || kubeconfig.isPresent();
    }

    /**
     * Everything in these files, or in the cluster where there are none.
     *
     * @param missing what to say where nothing is named
     * @throws Refused when nothing was named, or files and a cluster at once
     */
    Source source(List<String> files, String missing) {
        return source(files, missing, Set.of(), "", Source.Secrecy.SECRETS_ONLY);
    }

    Source source(List<String> files, String missing, Set<String> namespaces, String selector, Source.Secrecy secrecy) {
        if (isLive() && !files.isEmpty()) {
            throw Refused.wrongUsage("a running cluster and files are both named; the source is one or the other.");
        }
        if (!isLive() && files.isEmpty()) {
            throw Refused.wrongUsage(
                    missing + ": a file, a folder, an archive, a saved snapshot, - for standard input, or --context for"
                            + " a running cluster.");
        }
        return new Source(files, cluster(), namespaces, selector, defaultNamespace, secrecy);
    }

    private Optional<Source.Cluster> cluster() {
        return isLive() ? Optional.of(new Source.Cluster(context, kubeconfig)) : Optional.empty();
    }
}
