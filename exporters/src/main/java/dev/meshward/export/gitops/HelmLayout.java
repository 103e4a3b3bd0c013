package dev.meshward.export.gitops;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.saved.FileNames;
import dev.meshward.saved.SavedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One chart with the objects we create; the value {@code stage} says how far the ladder is climbed. */
final class HelmLayout {

    static final String KEEP = "helm.sh/resource-policy";

    private static final StageReadmes READMES = new StageReadmes(
            "`helm upgrade --install meshward gitops/helm/chart -n default --set stage=NUMBER` gives all objects of"
                    + " ours as they are after the stage of that number. Helm decides the order in which it sends them:"
                    + " where the order below has something in between, take the commands.",
            "`helm upgrade meshward gitops/helm/chart -n default --set stage=` with the number of the stage before:"
                    + " Helm deletes what this stage created and restores what it changed. It knows of nothing else.");

    /**
     * One object over time.
     *
     * @param from the number of the stage after which it is so
     * @param content empty when the object is gone
     */
    private record Version(int from, Optional<Manifest> content) {}

    private final SavedPlan plan;
    private final List<StagePart> parts;
    private final LayoutFiles files;

    HelmLayout(SavedPlan plan, List<StagePart> parts, LayoutFiles files) {
        this.plan = plan;
        this.parts = parts;
        this.files = files;
    }

    void write() {
        var before = "";
        for (var part : parts) {
            var text = READMES.of(part, before)
                    .replace("NUMBER", Integer.toString(part.stage().stage().number()));
            files.put("stages/" + part.name() + "/README.md", text);
            Components.write(files, "stages/" + part.name(), part);
            before = part.name();
        }
        files.put(
                "chart/Chart.yaml",
                Mapping.building()
                        .put("apiVersion", "v2")
                        .put("name", "meshward")
                        .put(
                                "description",
                                "The objects a rollout of "
                                        + plan.target().name().title() + " creates, stage by stage")
                        .put("type", "application")
                        .put("version", "0.1.0")
                        .build());
        files.put(
                "chart/values.yaml",
                "# How far the ladder is climbed: the number of a stage; -1 before the first.\nstage: -1\n");
        var names = FileNames.safeByPath(
                versions().keySet().stream().map(HelmLayout::fileName).toList());
        versions()
                .forEach((object, versions) ->
                        files.put("chart/templates/" + names.getOrDefault(fileName(object), ""), template(versions)));
    }

    private static String fileName(ObjectKey object) {
        return (object.kind() + (object.group().isEmpty() ? "" : "." + object.group()) + "-" + object.namespace() + "."
                        + object.name() + ".yaml")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private TreeMap<ObjectKey, List<Version>> versions() {
        var versions = new TreeMap<ObjectKey, List<Version>>();
        for (var part : parts) {
            int number = part.stage().stage().number();
            part.written().values().stream()
                    .distinct()
                    .forEach(manifest -> versions.computeIfAbsent(manifest.key(), _ -> new ArrayList<>())
                            .add(new Version(number, Optional.of(manifest))));
            part.deleted()
                    .forEach(key -> versions.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(new Version(number, Optional.empty())));
        }
        return versions;
    }

    /** The newest version first: the first condition that holds decides. */
    private static String template(List<Version> versions) {
        var text = new StringBuilder();
        for (var version : versions.reversed()) {
            text.append(text.isEmpty() ? "{{- if ge (int .Values.stage) " : "{{- else if ge (int .Values.stage) ")
                    .append(version.from())
                    .append(" }}\n")
                    .append(version.content().map(HelmLayout::escaped).orElse(""));
        }
        return text.append("{{- end }}\n").toString();
    }

    /** A namespace is never deleted by a chart: it may hold what others put there since. */
    private static String escaped(Manifest manifest) {
        var content = manifest.key().kind().equals("Namespace")
                ? StagePart.annotated(manifest, KEEP, "keep")
                : manifest.content();
        return ManifestWriter.yaml(content).replace("{{", "{{ \"{{\" }}");
    }
}
