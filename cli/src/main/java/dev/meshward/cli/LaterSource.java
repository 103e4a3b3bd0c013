package dev.meshward.cli;

import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    Path directory() {
        return directory;
    }

    /** @throws Refused when nothing was named, or files and a cluster at once */
    Source source() {
        return cluster.source(names, "a source is missing behind the folder");
    }
}
