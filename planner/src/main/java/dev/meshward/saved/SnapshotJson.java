package dev.meshward.saved;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.PodsSeen;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes a snapshot as JSON, one object a line. */
final class SnapshotJson {

    private final ClusterSnapshot snapshot;
    private final List<String> files;
    private final Map<Mapping, Integer> positionByContent = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    SnapshotJson(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        var names = new TreeSet<String>();
        for (var object : snapshot.objects()) {
            positionByContent.put(object.content(), positionByContent.size());
            names.add(object.file());
        }
        for (var workload : snapshot.workloads()) {
            names.add(workload.manifest().file());
            names.add(workload.template().field().place().file());
        }
        this.files = List.copyOf(names);
    }

    String text() {
        text.append("{\"schema\":\"").append(SavedSnapshot.SCHEMA).append("\"");
        field("cluster", Value.Text.of(snapshot.cluster()));
        snapshot.takenAt().ifPresent(moment -> field("takenAt", Value.Text.of(moment.toString())));
        snapshot.kubernetesVersion().ifPresent(version -> field("kubernetesVersion", Value.Text.of(version)));
        list("files", files, Value.Text::of);
        list("objects", snapshot.objects(), this::object);
        list("namespaces", snapshot.namespaces(), SnapshotJson::namespace);
        list("workloads", snapshot.workloads(), this::workload);
        list("gaps", snapshot.gaps(), GapFields::written);
        if (!snapshot.foreignCalls().isEmpty()) {
            list("foreignCalls", snapshot.foreignCalls(), ForeignCallFields::written);
        }
        return text.append("\n}\n").toString();
    }

    private void field(String name, Value value) {
        text.append(",\n\"").append(name).append("\":").append(ManifestWriter.compactJson(value));
    }

    private <T> void list(String name, List<T> items, Function<T, Value> written) {
        text.append(",\n\"").append(name).append("\":[");
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(ManifestWriter.compactJson(written.apply(items.get(i))));
        }
        text.append("]");
    }

    /** Namespace and name are the effective ones; most often the content says the same, and then they are left out. */
    private Mapping object(Manifest object) {
        var fields = Mapping.building().put("file", positionOfFile(object.file()));
        if (!object.at("metadata", "namespace").textOr("").equals(object.key().namespace())) {
            fields.put("namespace", object.key().namespace());
        }
        if (!object.at("metadata", "name").textOr("").equals(object.key().name())) {
            fields.put("name", object.key().name());
        }
        return fields.put("lines", LineCode.of(object.content()))
                .put("content", object.content())
                .build();
    }

    private int positionOfFile(String file) {
        return Collections.binarySearch(files, file);
    }

    private static Mapping namespace(Namespace namespace) {
        return Mapping.building()
                .put("name", namespace.name())
                .put("defined", namespace.manifest().isPresent())
                .put("owner", OwnerFields.written(namespace.owner()))
                .build();
    }

    /**
     * The template stands in the workload's object, in another object (an Argo Rollout may borrow one), or in a pod that is
     * kept as a specimen only, because its owner is no object of the source or says nothing of pods.
     */
    private Mapping workload(Workload workload) {
        var fields = Mapping.building()
                .put("kind", workload.id().kind())
                .put("namespace", workload.namespace())
                .put("name", workload.name());
        int object = positionOf(workload.manifest().content());
        var template = workload.template().field();
        int home = positionOf(template.root().mapping());
        if (object >= 0) {
            fields.put("object", object);
        }
        if (home < 0) {
            fields.put("specimen", object(specimen(workload)));
        } else if (home != object) {
            fields.put("templateOf", home);
        }
        fields.put("template", template.path())
                .put("replicas", workload.replicas())
                .put("restart", workload.restart().name())
                .put("owner", OwnerFields.written(workload.owner()));
        workload.pods().ifPresent(pods -> fields.put("pods", pods(pods)));
        return fields.build();
    }

    private static Mapping pods(PodsSeen pods) {
        var added = pods.added().entrySet().stream()
                .map(mark -> Mapping.building()
                        .put("mark", mark.getKey())
                        .put("pods", mark.getValue())
                        .build())
                .toList();
        return Mapping.building()
                .put("running", pods.running())
                .put("added", Value.Sequence.of(added))
                .build();
    }

    private static Manifest specimen(Workload workload) {
        var root = workload.template().field().root();
        if (root.mapping() == workload.manifest().content()) {
            return workload.manifest();
        }
        var made = Manifest.made(root.mapping());
        return new Manifest(root.place().file(), made.apiVersion(), made.key(), made.content());
    }

    private int positionOf(Mapping content) {
        return positionByContent.getOrDefault(content, -1);
    }
}
