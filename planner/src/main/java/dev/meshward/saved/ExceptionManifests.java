package dev.meshward.saved;

import dev.meshward.bundles.StageBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which file of the plan holds an exception: the one whose object selects the workload's pods and speaks of the port.
 * Found by the shape of the objects, so that a reader of plan.json can look the exception up whatever the mesh.
 */
final class ExceptionManifests {

    /** What an exception says where no object of the plan says it: plaintext stays accepted. */
    private static final String ACCEPTED = "PERMISSIVE";

    /** Where a policy beside the strict object lets plaintext in. */
    private static final String ADMITTED = "unauthenticated";

    private final ClusterSnapshot snapshot;
    private final PlaintextAdmissions admissions;
    private final Map<String, List<Candidate>> candidatesByNamespace = new HashMap<>();

    /** A file below the plan directory whose object selects pods. */
    private record Candidate(String path, Field spec, Map<String, String> selector) {}

    /** The file, empty where there is none, and its word for what stays accepted. */
    record Holder(String path, String mode) {}

    ExceptionManifests(ClusterSnapshot snapshot, List<StageBundle> stages) {
        this.snapshot = snapshot;
        this.admissions = new PlaintextAdmissions(snapshot);
        for (var stage : stages) {
            var folder = "stages/" + stage.folder() + "/";
            stage.apply()
                    .forEach(file -> add(
                            folder + file.path(),
                            file.manifest().key(),
                            file.manifest().root()));
            stage.patches().forEach(file -> add(folder + file.path(), file.object(), Field.of("", file.content())));
        }
    }

    private void add(String path, ObjectKey object, Field content) {
        admissions.add(path, object, content);
        var selector = selectorOf(content)
                .or(() -> snapshot.object(object).map(Manifest::root).flatMap(ExceptionManifests::selectorOf));
        selector.ifPresent(labels -> candidatesByNamespace
                .computeIfAbsent(object.namespace(), _ -> new ArrayList<>())
                .add(new Candidate(path, content.at("spec"), labels)));
    }

    private static Optional<Map<String, String>> selectorOf(Field content) {
        var selector = content.at("spec", "selector", "matchLabels").textByKey();
        var podSelector = content.at("spec", "podSelector", "matchLabels").textByKey();
        return Optional.of(selector.isEmpty() ? podSelector : selector).filter(labels -> !labels.isEmpty());
    }

    Holder holding(WorkloadId workload, OptionalInt port) {
        var labels = snapshot.workload(workload)
                .map(found -> found.template().labels())
                .orElse(Map.of());
        return candidatesByNamespace.getOrDefault(workload.namespace(), List.of()).stream()
                .filter(candidate ->
                        labels.entrySet().containsAll(candidate.selector().entrySet()))
                .filter(candidate -> modeOf(candidate, port).isPresent())
                .findFirst()
                .map(candidate ->
                        new Holder(candidate.path(), modeOf(candidate, port).textOr(ACCEPTED)))
                .or(() -> admissions.pathFor(workload, port).map(path -> new Holder(path, ADMITTED)))
                .orElse(new Holder("", ACCEPTED));
    }

    private static Field modeOf(Candidate candidate, OptionalInt port) {
        return port.isPresent()
                ? candidate.spec().at("portLevelMtls", Integer.toString(port.getAsInt()), "mode")
                : candidate.spec().at("mtls", "mode");
    }
}
