package dev.meshward.cli;

import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** A running cluster, and what is laid over it; the same for every command that reads one. */
final class ClusterOptions {

    /** What stands where --overlay names no file of its own; no file is called so. */
    private static final String NOTHING = "<none>";

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description =
                    "Read the running cluster of this context of the kubeconfig; in-cluster is the one around this"
                            + " pod. It is read only, and never asked for Secrets. Given more than once, the first is"
                            + " the source, and calls into it from the others are known; plan makes a plan for each.")
    private List<String> contexts = new ArrayList<>();

    @Option(
            names = "--beside",
            paramLabel = "SOURCE",
            description =
                    "Another cluster as it was saved: a snapshot, or a folder or archive of manifests. As with a second"
                            + " --context, calls from it are known. May be given more than once.")
    private List<String> beside = new ArrayList<>();

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Where contexts are written down. Default: what KUBECONFIG names, or ~/.kube/config.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--overlay",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = NOTHING,
            description =
                    "Lay this file over the source, as if it were applied to it; with --context every file that is"
                            + " named. Nothing is sent to a cluster. May be given more than once.")
    private List<String> overlay = new ArrayList<>();

    @Option(
            names = "--default-namespace",
            paramLabel = "NAMESPACE",
            defaultValue = "default",
            description = "Where objects without a namespace belong. Default: ${DEFAULT-VALUE}.")
    private String defaultNamespace = "default";

    boolean isLive() {
        return !contexts.isEmpty() || kubeconfig.isPresent();
    }

    /**
     * Everything in these files, or in the cluster where there are none, or in the cluster with these files over it.
     *
     * @param missing what to say where nothing is named
     * @throws Refused when nothing was named, or files and a cluster at once
     */
    Source source(List<String> files, String missing) {
        return source(files, missing, Set.of(), "", Source.Secrecy.SECRETS_ONLY);
    }

    Source source(List<String> named, String missing, Set<String> namespaces, String selector, Source.Secrecy secrecy) {
        var laidOver = overlay.stream().filter(name -> !name.equals(NOTHING)).toList();
        checkOverlay(named, laidOver);
        if (!isLive() && named.isEmpty()) {
            throw Refused.wrongUsage(
                    missing + ": a file, a folder, an archive, a saved snapshot, - for standard input, or --context for"
                            + " a running cluster.");
        }
        return new Source(named, laidOver, cluster(), beside(), namespaces, selector, defaultNamespace, secrecy);
    }

    private void checkOverlay(List<String> named, List<String> laidOver) {
        if (isLive() && overlay.isEmpty() && !named.isEmpty()) {
            throw Refused.wrongUsage("a running cluster and files are both named; the source is one or the other."
                    + " --overlay lays files over the cluster, as if they were applied to it.");
        }
        boolean hasFile = !laidOver.isEmpty() || (isLive() && !named.isEmpty());
        if (!overlay.isEmpty() && !hasFile) {
            throw Refused.wrongUsage("--overlay needs a file to lay over the cluster.");
        }
    }

    private Optional<Source.Cluster> cluster() {
        return isLive() ? Optional.of(new Source.Cluster(contexts.stream().findFirst(), kubeconfig)) : Optional.empty();
    }

    private List<Source.Other> beside() {
        var repeated = contexts.stream()
                .filter(context -> Collections.frequency(contexts, context) > 1)
                .findFirst();
        if (repeated.isPresent()) {
            throw Refused.wrongUsage(
                    "--context " + repeated.get() + " is given twice; each names a cluster of its own.");
        }
        var others = new ArrayList<Source.Other>();
        contexts.stream().skip(1).forEach(context -> others.add(new Source.Cluster(Optional.of(context), kubeconfig)));
        beside.forEach(name -> others.add(new Source.Stored(name)));
        return others;
    }
}
