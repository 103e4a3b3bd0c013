package dev.meshward.export.gitops;

import dev.meshward.saved.SavedPlan;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The forms a plan can be handed to a repository in, beside {@code stages/}, which stays as it is. */
public enum Layout {
    /** Only {@code stages/}. */
    PLAIN,
    KUSTOMIZE,
    ARGOCD,
    FLUX,
    HELM;

    /** The folder below the plan directory that a layout is written to. */
    public static final String FOLDER = "gitops/";

    /**
     * Bytes by path below the plan directory; none for the plain layout.
     *
     * @throws IllegalArgumentException when a file of a stage was edited into something that is no object
     */
    public SortedMap<String, byte[]> files(SavedPlan plan) {
        var parts = StagePart.of(plan);
        var texts = new LayoutFiles();
        switch (this) {
            case PLAIN -> {}
            case KUSTOMIZE -> new KustomizeLayout(parts, texts).write();
            case ARGOCD -> new ArgoCdLayout(parts, texts).write();
            case FLUX -> new FluxLayout(parts, texts).write();
            case HELM -> new HelmLayout(plan, parts, texts).write();
        }
        var files = new TreeMap<String, byte[]>();
        texts.textByPath()
                .forEach(
                        (path, text) -> files.put(FOLDER + word() + "/" + path, text.getBytes(StandardCharsets.UTF_8)));
        return Collections.unmodifiableSortedMap(files);
    }

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
