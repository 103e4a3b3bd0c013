package dev.meshward.bundles;

import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says for every stage which later ones stand on it. Whoever takes a proxy away from under a strict or authorized
 * workload, or from its callers, breaks calls; and a field that a later stage changed again is no longer ours to restore.
 */
final class LaterStages {

    private final List<StageBundle> stages;
    private final DependencyGraph graph;
    private final Predicate<WorkloadId> refusesOnceJoined;
    private final Map<String, Set<Integer>> byNamespace = new HashMap<>();
    private final Map<WorkloadId, Set<Integer>> joiningByWorkload = new HashMap<>();
    private final Map<String, Set<Integer>> denyingByNamespace = new HashMap<>();
    private final Map<ObjectKey, Set<Integer>> byObject = new HashMap<>();
    private final Map<WorkloadId, Set<Integer>> tighteningByWorkload = new HashMap<>();

    /** By position, the positions of all that has to be undone before. */
    private final Map<Integer, Set<Integer>> standing = new HashMap<>();

    /** @param refusesOnceJoined whether rules of today refuse plaintext as soon as this workload has a proxy */
    LaterStages(List<StageBundle> stages, DependencyGraph graph, Predicate<WorkloadId> refusesOnceJoined) {
        this.refusesOnceJoined = refusesOnceJoined;
        this.stages = stages;
        this.graph = graph;
    }

    List<StageBundle> named() {
        var named = new ArrayList<StageBundle>();
        for (int i = stages.size() - 1; i >= 0; i--) {
            var stage = stages.get(i);
            named.add(withFirst(stage, foldersStandingOn(i)));
            note(i, stage);
        }
        return List.copyOf(named.reversed());
    }

    /** The newest first; what stands on one of them has to go as well. */
    private List<String> foldersStandingOn(int position) {
        var all = standingOn(stages.get(position));
        List.copyOf(all).forEach(later -> all.addAll(standing.getOrDefault(later, Set.of())));
        standing.put(position, all);
        return all.reversed().stream().map(later -> stages.get(later).folder()).toList();
    }

    private void note(int position, StageBundle bundle) {
        var stage = bundle.stage();
        if (stage.kind().compareTo(StageKind.JOIN) >= 0) {
            stage.namespaces().forEach(namespace -> add(byNamespace, namespace, position));
        }
        if (stage.kind() == StageKind.JOIN) {
            stage.workloads().forEach(workload -> add(joiningByWorkload, workload, position));
            stage.workloads().stream()
                    .filter(refusesOnceJoined)
                    .forEach(workload -> add(tighteningByWorkload, workload, position));
        }
        if (stage.kind().compareTo(StageKind.STRICT) >= 0) {
            stage.workloads().forEach(workload -> add(tighteningByWorkload, workload, position));
        }
        if (stage.kind() == StageKind.AUTHORIZE) {
            stage.wholeNamespaces().forEach(namespace -> add(denyingByNamespace, namespace, position));
        }
        objectsOf(bundle).forEach(object -> add(byObject, object, position));
    }

    private static <K> void add(Map<K, Set<Integer>> positions, K key, int position) {
        positions.computeIfAbsent(key, _ -> new TreeSet<>()).add(position);
    }

    private static <K> Set<Integer> at(Map<K, Set<Integer>> positions, K key) {
        return positions.getOrDefault(key, Set.of());
    }

    private static Set<ObjectKey> objectsOf(StageBundle stage) {
        var objects = new HashSet<ObjectKey>();
        stage.touched().forEach(touched -> objects.add(touched.object()));
        return objects;
    }

    private TreeSet<Integer> standingOn(StageBundle bundle) {
        var stage = bundle.stage();
        var positions = new TreeSet<Integer>();
        objectsOf(bundle).forEach(object -> positions.addAll(at(byObject, object)));
        switch (stage.kind()) {
            case PLATFORM -> byNamespace.values().forEach(positions::addAll);
            case JOIN -> {
                stage.namespaces().forEach(namespace -> positions.addAll(at(byNamespace, namespace)));
                stage.workloads().forEach(caller -> positions.addAll(tighteningOfCalled(caller)));
            }
            case STRICT -> stage.namespaces().forEach(namespace -> positions.addAll(at(byNamespace, namespace)));
            case PREREQUISITES -> positions.addAll(joiningThanksTo(objectsOf(bundle)));
            // Whoever loses the rule that admits its callers falls under what shuts the rest of its namespace.
            case AUTHORIZE ->
                stage.namespaces().forEach(namespace -> positions.addAll(at(denyingByNamespace, namespace)));
            case OBSERVABILITY, WAYPOINT, HARDEN -> {
                // Only what they changed themselves stands under a later stage.
            }
        }
        return positions;
    }

    /**
     * What was put right in a namespace so that its pods may join is wrong again while they are members; of those who were
     * members before, while their callers are.
     */
    private Set<Integer> joiningThanksTo(Set<ObjectKey> objects) {
        var namespaces = objects.stream().map(ObjectKey::namespace).collect(Collectors.toSet());
        var positions = new TreeSet<Integer>();
        joiningByWorkload.forEach((workload, joining) -> {
            if (namespaces.contains(workload.namespace())) {
                positions.addAll(joining);
            }
        });
        graph.dependencies().stream()
                .filter(call -> call.to().receivers().stream()
                        .anyMatch(receiver ->
                                namespaces.contains(receiver.namespace()) && !joiningByWorkload.containsKey(receiver)))
                .forEach(call -> {
                    if (call.from() instanceof Caller.Pods(var caller)) {
                        positions.addAll(at(joiningByWorkload, caller));
                    }
                });
        return positions;
    }

    /** Whom a caller calls refuses it once it has lost its proxy. */
    private Set<Integer> tighteningOfCalled(WorkloadId caller) {
        var positions = new TreeSet<Integer>();
        graph.callsBy(caller)
                .forEach(call -> call.to()
                        .receivers()
                        .forEach(receiver -> positions.addAll(at(tighteningByWorkload, receiver))));
        return positions;
    }

    private static StageBundle withFirst(StageBundle bundle, List<String> first) {
        var undo = bundle.undo();
        return new StageBundle(
                bundle.stage(),
                bundle.steps(),
                bundle.apply(),
                bundle.patches(),
                bundle.helm(),
                bundle.restarts(),
                bundle.touched(),
                bundle.verify(),
                bundle.watch(),
                bundle.troubleshooting(),
                new Undo(undo.steps(), undo.patches(), undo.delete(), undo.restart(), undo.when(), first),
                bundle.monitoring());
    }
}
