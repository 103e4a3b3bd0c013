package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.Reach;
import dev.meshward.evaluate.Versions;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Works out whom the objects of a stage reach, in every version they have while it goes on. */
final class Reaching {

    private final ClusterSnapshot snapshot;
    private final List<MeshRules> meshes;
    private final Map<ObjectKey, WorkloadId> workloadByObject = new HashMap<>();
    private final Set<String> labelsOfNamespacesThatMatter = new HashSet<>();

    Reaching(ClusterSnapshot snapshot, List<MeshRules> meshes) {
        this.snapshot = snapshot;
        this.meshes = meshes;
        snapshot.workloads()
                .forEach(workload -> workloadByObject.put(workload.manifest().key(), workload.id()));
        snapshot.objectsOf("networking.k8s.io", "NetworkPolicy").forEach(this::learnLabels);
    }

    private void learnLabels(Manifest policy) {
        Stream.of("ingress", "egress")
                .flatMap(direction -> policy.at("spec", direction).items().stream())
                .flatMap(rule -> Stream.concat(rule.at("from").items().stream(), rule.at("to").items().stream()))
                .map(peer -> LabelSelector.of(peer.at("namespaceSelector")))
                .forEach(selector -> {
                    labelsOfNamespacesThatMatter.addAll(selector.labels().keySet());
                    selector.requirements().forEach(requirement -> labelsOfNamespacesThatMatter.add(requirement.key()));
                });
    }

    StageReach of(StageScript script, World before) {
        return of(script, before, _ -> true);
    }

    /** Whom those objects of a stage reach that are asked for. */
    StageReach of(StageScript script, World before, Predicate<ObjectKey> isAskedFor) {
        var reach = new StageReach(snapshot, workloadByObject);
        var versionsByKey = versions(script, before);
        var around = new Versions(
                before, versionsByKey.values().stream().flatMap(List::stream).toList());
        versionsByKey.forEach((key, versions) -> {
            if (isAskedFor.test(key)) {
                reach.add(key, reaches(key, versions, around));
            }
        });
        return reach;
    }

    private static Map<ObjectKey, List<Manifest>> versions(StageScript script, World before) {
        var now = new HashMap<ObjectKey, Optional<Manifest>>();
        var versions = new LinkedHashMap<ObjectKey, List<Manifest>>();
        Stream.concat(script.steps().stream(), script.undo().stream())
                .flatMap(step -> step.ops().stream())
                .forEach(op -> {
                    var there = now.computeIfAbsent(op.key(), before::object);
                    var seen = versions.computeIfAbsent(
                            op.key(), _ -> new ArrayList<>(there.stream().toList()));
                    var after = op.apply(there);
                    after.ifPresent(seen::add);
                    now.put(op.key(), after);
                });
        return versions;
    }

    private List<Reach> reaches(ObjectKey key, List<Manifest> versions, Versions around) {
        var reaches = new ArrayList<Reach>();
        if (key.kind().equals("Namespace") && key.group().isEmpty()) {
            reaches.add(ofNamespace(versions));
        }
        versions.forEach(version -> reaches.addAll(ofVersion(key, version, around)));
        return reaches;
    }

    /** Labels of a namespace decide about its own pods, and about calls only where a network policy asks for them. */
    private Reach ofNamespace(List<Manifest> versions) {
        var labels = versions.stream()
                .map(version -> version.at("metadata", "labels").textByKey())
                .map(found -> {
                    var mattering = new HashMap<>(found);
                    mattering.keySet().retainAll(labelsOfNamespacesThatMatter);
                    return mattering;
                })
                .distinct()
                .count();
        return labels > 1 ? new Reach.Everybody() : new Reach.Nobody();
    }

    private List<Reach> ofVersion(ObjectKey key, Manifest version, Versions around) {
        return switch (key.kind()) {
            case "NetworkPolicy" ->
                List.of(new Reach.PodsOf(
                        key.namespace(), LabelSelector.of(version.at("spec", "podSelector")), Reach.Ends.EITHER));
            case "Service" -> key.group().isEmpty() ? ofService(key, version.at("spec", "selector")) : List.of();
            default ->
                meshes.stream()
                        .flatMap(mesh -> mesh.reachOf(version, around).stream())
                        .toList();
        };
    }

    private static List<Reach> ofService(ObjectKey key, Field selector) {
        return List.of(
                new Reach.CallsTo(new ServiceId(key.namespace(), key.name())),
                new Reach.PodsOf(
                        key.namespace(), new LabelSelector(selector.textByKey(), List.of()), Reach.Ends.CALLEE));
    }
}
