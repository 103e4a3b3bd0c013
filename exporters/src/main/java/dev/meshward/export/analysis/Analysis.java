package dev.meshward.export.analysis;

import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whose controller is to ask what the gates and alerts of a plan ask. */
public enum Analysis {
    ARGO_ROLLOUTS,
    FLAGGER;

    /** The folder below that of the plan; nothing in it belongs to a stage, and no step applies it. */
    public static final String FOLDER = "analysis/";

    /** Bytes by path below the plan directory. */
    public SortedMap<String, byte[]> files(SavedPlan plan) {
        var stages = StageQuestions.of(plan);
        var files = new TreeMap<String, byte[]>();
        for (var stage : stages) {
            documents(stage).forEach((name, documents) -> files.put(folder() + name, bytes(documents)));
        }
        files.put(
                folder() + "README.md", new AnalysisReadme(this, stages).text().getBytes(StandardCharsets.UTF_8));
        return Collections.unmodifiableSortedMap(files);
    }

    private SortedMap<String, List<Mapping>> documents(StageQuestions stage) {
        return switch (this) {
            case ARGO_ROLLOUTS -> ArgoRollouts.documents(stage);
            case FLAGGER -> Flagger.documents(stage);
        };
    }

    private static byte[] bytes(List<Mapping> documents) {
        return documents.stream()
                .map(ManifestWriter::yaml)
                .collect(Collectors.joining("---\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Below that of the plan, with a slash at its end. */
    public String folder() {
        return FOLDER + word() + "/";
    }

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word();
    }
}
