package dev.meshward.cli;

import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    /** @throws Refused when nothing was named that could be read */
    Source source() {
        return source(Source.Secrecy.SECRETS_ONLY);
    }

    /** The folder of a plan, where that is what was named. */
    Optional<Path> planFolder() {
        return PlanFolder.among(names);
    }

    Source source(Source.Secrecy secrecy) {
        if (!Survey.understandsSelector(selector)) {
            throw Refused.wrongUsage(
                    "--selector \"" + selector + "\" is no selector; it looks like app=shop,tier!=cache.");
        }
        return cluster.source(names, "a source is missing", namespaces, selector, secrecy);
    }
}
