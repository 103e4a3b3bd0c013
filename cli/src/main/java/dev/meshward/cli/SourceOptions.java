package dev.meshward.cli;

import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the cluster is read from; the same for every command that reads one. */
final class SourceOptions {

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description =
                    "Files, folders, .zip or .tar.gz archives of manifests, a saved snapshot, or - for standard input.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Only these namespaces, and what belongs to none. May be given more than once.")
    private Set<String> namespaces = new TreeSet<>();

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "LABELS",
            defaultValue = "",
            description = "Only objects with these labels, as kubectl takes them: app=shop,tier!=cache.")
    private String selector = "";

    @Option(
            names = "--default-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "Where objects without a namespace belong. Default: ${DEFAULT-VALUE}.")
    private String defaultNamespace = "default";

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

    /** @throws Refused when nothing was named that could be read */
    Source source() {
        return source(Source.Secrecy.SECRETS_ONLY);
    }

    /** The folder of a plan, where that is what was named. */
    Optional<Path> planFolder() {
        return PlanFolder.among(names);
    }

    Source source(Source.Secrecy secrecy) {
        if (isLive() && !names.isEmpty()) {
            throw Refused.wrongUsage("a running cluster and files are both named; the source is one or the other.");
        }
        if (!isLive() && names.isEmpty()) {
            throw Refused.wrongUsage("a source is missing: a file, a folder, an archive, - for standard input, or"
                    + " --context for a running cluster.");
        }
        if (!Survey.understandsSelector(selector)) {
            throw Refused.wrongUsage(
                    "--selector \"" + selector + "\" is no selector; it looks like app=shop,tier!=cache.");
        }
        return new Source(names, cluster(), namespaces, selector, defaultNamespace, secrecy);
    }

    private boolean isLive() {
        return context.isPresent() || kubeconfig.isPresent();
    }

    private Optional<Source.Cluster> cluster() {
        return isLive() ? Optional.of(new Source.Cluster(context, kubeconfig)) : Optional.empty();
    }
}
