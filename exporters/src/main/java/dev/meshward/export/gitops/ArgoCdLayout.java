package dev.meshward.export.gitops;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One Application a stage, synchronized by hand; what a later stage rewrites is not put back by an earlier one. */
final class ArgoCdLayout {

    static final String REPOSITORY = "https://git.example.com/your/repository.git";

    private static final StageReadmes READMES = new StageReadmes(
            "`argocd app sync meshward-STAGE` brings in the objects of this stage, `--resource"
                + " GROUP:KIND:NAMESPACE/NAME` a single one, where the order below has something in between. The"
                + " Application is not automated, does not prune, and has no finalizer: deleting it deletes nothing.",
            "The commands below. An Application of an earlier stage does not put back what this one changed, on"
                    + " purpose: it ignores those fields. Deleting the Application deletes nothing.");

    private final List<StagePart> parts;
    private final LayoutFiles files;

    ArgoCdLayout(List<StagePart> parts, LayoutFiles files) {
        this.parts = parts;
        this.files = files;
    }

    void write() {
        files.put("README.md", """
            # Argo CD

            `applications/` holds one Application a stage. Put the address of the repository this plan is merged into in the
            place of %s in each of them, for example with

                sed -i 's#%s#ADDRESS#' gitops/argocd/applications/*.yaml

            Apply the Application of a stage when its turn comes. None of them is automated and none prunes; a stage goes on
            when a person synchronizes it.
            """.formatted(REPOSITORY, REPOSITORY));
        var before = "";
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var folder = "stages/" + part.name();
            files.put(folder + "/README.md", READMES.of(part, before));
            Components.write(files, folder, part);
            part.written().forEach((name, manifest) -> files.put(folder + "/own/" + name, manifest.content()));
            var sources = sources(part);
            if (!sources.isEmpty()) {
                files.put(
                        "applications/" + part.name() + ".yaml",
                        application(part, sources, parts.subList(i + 1, parts.size())));
                before = part.name();
            }
        }
    }

    private static List<Mapping> sources(StagePart part) {
        var sources = new ArrayList<Mapping>();
        if (!part.written().isEmpty()) {
            sources.add(Mapping.building()
                    .put("repoURL", REPOSITORY)
                    .put("targetRevision", "HEAD")
                    .put("path", "gitops/argocd/stages/" + part.name() + "/own")
                    .build());
        }
        ChartReference.of(part)
                .forEach(chart -> sources.add(Mapping.building()
                        .put("repoURL", chart.repository())
                        .put("chart", chart.chart())
                        .put("targetRevision", chart.version())
                        .put(
                                "helm",
                                Mapping.building()
                                        .put("releaseName", chart.release())
                                        .put("valuesObject", chart.valuesObject())
                                        .build())
                        .build()));
        return sources;
    }

    private static Mapping application(StagePart part, List<Mapping> sources, List<StagePart> later) {
        var namespace = ChartReference.of(part).stream()
                .map(ChartReference::namespace)
                .findFirst()
                .orElse("default");
        var spec = Mapping.building()
                .put("project", "default")
                .put("sources", Value.Sequence.of(sources))
                .put(
                        "destination",
                        Mapping.building()
                                .put("server", "https://kubernetes.default.svc")
                                .put("namespace", namespace)
                                .build())
                .put(
                        "syncPolicy",
                        Mapping.building()
                                .put(
                                        "syncOptions",
                                        LayoutFiles.texts(List.of(
                                                "ServerSideApply=true",
                                                "ApplyOutOfSyncOnly=true",
                                                "Prune=false",
                                                "RespectIgnoreDifferences=true")))
                                .build());
        var ignored = ignored(part, later);
        if (!ignored.isEmpty()) {
            spec.put("ignoreDifferences", Value.Sequence.of(ignored));
        }
        return LayoutFiles.named("argoproj.io/v1alpha1", "Application", "argocd", "meshward-" + part.name())
                .with("spec", spec.build());
    }

    /** What a later stage changes is its to keep; synchronizing this stage again must not put it back. */
    private static List<Mapping> ignored(StagePart part, List<StagePart> later) {
        var ours = part.written().values().stream()
                .map(dev.meshward.manifest.Manifest::key)
                .toList();
        var pointersByObject = new TreeMap<ObjectKey, List<String>>();
        later.forEach(other -> other.ownPatches().values().stream()
                .filter(patch -> ours.contains(patch.key()))
                .forEach(patch -> pointersByObject
                        .computeIfAbsent(patch.key(), _ -> new ArrayList<>())
                        .addAll(pointers(patch.content()))));
        return pointersByObject.entrySet().stream()
                .map(entry -> ignoring(
                        entry.getKey(),
                        entry.getValue().stream().distinct().sorted().toList()))
                .toList();
    }

    private static List<String> pointers(Mapping patch) {
        return patch.keys().stream()
                .filter(key -> !key.equals("apiVersion") && !key.equals("kind") && !key.equals("metadata"))
                .map(key -> "/" + key)
                .toList();
    }

    private static Mapping ignoring(ObjectKey object, List<String> pointers) {
        return Mapping.building()
                .put("group", object.group())
                .put("kind", object.kind())
                .put("namespace", object.namespace())
                .put("name", object.name())
                .put("jsonPointers", LayoutFiles.texts(pointers))
                .build();
    }
}
