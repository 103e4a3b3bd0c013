package dev.meshward.export.gitops;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One Kustomization a stage, suspended; it is carried out once and suspended again. */
final class FluxLayout {

    /** An object of a stage that a later one rewrites is created and then left alone. */
    private static final String APPLY = "kustomize.toolkit.fluxcd.io/ssa";

    private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";

    private static final StageReadmes READMES = new StageReadmes(
            "`flux resume kustomization meshward-STAGE --wait && flux suspend kustomization meshward-STAGE` brings in"
                + " the objects of this stage once. Suspended again, it puts nothing back that a later stage changes."
                + " It applies all of them at once: where the order below has something in between, take the"
                + " commands.",
            "`flux resume kustomization meshward-BEFORE --wait && flux suspend kustomization meshward-BEFORE` brings"
                + " back what the stage before wrote, except objects that were only to be created; the commands below"
                + " restore those. Nothing prunes: what this stage created is deleted by name.");

    private final List<StagePart> parts;
    private final LayoutFiles files;

    FluxLayout(List<StagePart> parts, LayoutFiles files) {
        this.parts = parts;
        this.files = files;
    }

    void write() {
        files.put("README.md", """
            # Flux

            `kustomizations/` holds one Kustomization a stage, suspended and without pruning, with the GitRepository
            `flux-system` as its source: change the name where yours has another. A stage goes on when a person resumes it
            after the gate of the one before, and it is suspended again once it is ready.
            """);
        var before = "";
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            files.put("stages/" + part.name() + "/README.md", READMES.of(part, before));
            Components.write(files, "stages/" + part.name(), part);
            if (writeOwn(part, parts.subList(i + 1, parts.size()))) {
                files.put("kustomizations/" + part.name() + ".yaml", kustomization(part.name()));
                before = part.name();
            }
        }
    }

    private boolean writeOwn(StagePart part, List<StagePart> later) {
        var folder = "stages/" + part.name() + "/own/";
        var names = new ArrayList<String>();
        var rewritten = later.stream()
                .flatMap(other -> other.changed().keySet().stream())
                .collect(Collectors.toSet());
        part.written().forEach((name, manifest) -> {
            names.add(name);
            files.put(folder + name, kept(manifest, part, rewritten));
        });
        for (var chart : ChartReference.of(part)) {
            names.add("release-" + chart.release() + ".yaml");
            names.add("repository-" + chart.release() + ".yaml");
            files.put(folder + "release-" + chart.release() + ".yaml", release(chart));
            files.put(folder + "repository-" + chart.release() + ".yaml", repository(chart));
        }
        if (!names.isEmpty()) {
            files.put(
                    folder + "kustomization.yaml",
                    LayoutFiles.header("kustomize.config.k8s.io/v1beta1", "Kustomization")
                            .with(
                                    "resources",
                                    LayoutFiles.texts(names.stream().sorted().toList())));
        }
        return !names.isEmpty();
    }

    /** Only what this stage creates may be left alone when it is there: what it changes has to be written. */
    private static Mapping kept(Manifest manifest, StagePart part, Set<ObjectKey> rewritten) {
        var kept = manifest.withContent(StagePart.annotated(manifest, PRUNE, "disabled"));
        return rewritten.contains(manifest.key()) && !part.changed().containsKey(manifest.key())
                ? StagePart.annotated(kept, APPLY, "IfNotPresent")
                : kept.content();
    }

    private static Mapping kustomization(String stage) {
        return LayoutFiles.named("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "flux-system", "meshward-" + stage)
                .with(
                        "spec",
                        Mapping.building()
                                .put("suspend", true)
                                .put("prune", false)
                                .put("deletionPolicy", "Orphan")
                                .put("interval", "1h")
                                .put("timeout", "10m")
                                .put("wait", true)
                                .put("path", "./gitops/flux/stages/" + stage + "/own")
                                .put(
                                        "sourceRef",
                                        Mapping.building()
                                                .put("kind", "GitRepository")
                                                .put("name", "flux-system")
                                                .build())
                                .build());
    }

    private static Mapping repository(ChartReference chart) {
        var spec = Mapping.building().put("interval", "1h").put("url", chart.repository());
        if (chart.repository().startsWith("oci://")) {
            spec.put("type", "oci");
        }
        return LayoutFiles.named(
                        "source.toolkit.fluxcd.io/v1", "HelmRepository", "flux-system", "meshward-" + chart.release())
                .with("spec", spec.build());
    }

    private static Mapping release(ChartReference chart) {
        var chartSpec = Mapping.building()
                .put("chart", chart.chart())
                .put("version", chart.version())
                .put(
                        "sourceRef",
                        Mapping.building()
                                .put("kind", "HelmRepository")
                                .put("name", "meshward-" + chart.release())
                                .build())
                .build();
        return LayoutFiles.named(
                        "helm.toolkit.fluxcd.io/v2", "HelmRelease", "flux-system", "meshward-" + chart.release())
                .with(
                        "spec",
                        Mapping.building()
                                .put("interval", "1h")
                                .put("releaseName", chart.release())
                                .put("targetNamespace", chart.namespace())
                                .put("storageNamespace", chart.namespace())
                                .put(
                                        "chart",
                                        Mapping.building()
                                                .put("spec", chartSpec)
                                                .build())
                                .put("values", chart.valuesObject())
                                .build());
    }
}
