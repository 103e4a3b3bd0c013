package dev.meshward.bundles;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who stands where in a plan, looked up without going through it again. */
final class Roster {

    private final AdoptionPlan plan;
    private final ClusterSnapshot snapshot;
    private final Map<WorkloadId, Integer> joinStage = new HashMap<>();
    private final Map<WorkloadId, Rung> rungBefore = new HashMap<>();
    private final Set<WorkloadId> authorized = new HashSet<>();
    private final Map<String, List<StrictException>> exceptionsByNamespace = new TreeMap<>();
    private final Map<WorkloadId, List<StrictException>> exceptionsByWorkload = new HashMap<>();
    private final Map<String, List<WorkloadId>> leftOpenByNamespace = new TreeMap<>();
    private final Map<String, List<Postponement>> keptOutByNamespace = new TreeMap<>();

    Roster(AdoptionPlan plan, ClusterSnapshot snapshot) {
        this.plan = plan;
        this.snapshot = snapshot;
        plan.stages().forEach(this::note);
        plan.alreadyThere().forEach(there -> rungBefore.put(there.workload(), there.rung()));
        for (var exception : plan.exceptions()) {
            add(exceptionsByNamespace, exception.workload().namespace(), exception);
            add(exceptionsByWorkload, exception.workload(), exception);
        }
        for (LeftOpen open : plan.leftOpen()) {
            add(leftOpenByNamespace, open.workload().namespace(), open.workload());
        }
        plan.postponed().stream()
                .filter(Postponement::forever)
                .forEach(each -> add(keptOutByNamespace, each.workload().namespace(), each));
    }

    private void note(Stage stage) {
        for (var workload : stage.workloads()) {
            if (stage.kind() == StageKind.JOIN) {
                joinStage.putIfAbsent(workload, stage.number());
            } else if (stage.kind() == StageKind.AUTHORIZE) {
                authorized.add(workload);
            }
        }
    }

    private static <K, T> void add(Map<K, List<T>> lists, K key, T thing) {
        lists.computeIfAbsent(key, _ -> new ArrayList<>()).add(thing);
    }

    ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** The workloads of these names that the snapshot has, in their order. */
    List<Workload> workloads(List<WorkloadId> ids) {
        return ids.stream().flatMap(id -> snapshot.workload(id).stream()).toList();
    }

    /** The workloads of a stage that live in this namespace. */
    List<Workload> workloads(Stage stage, String namespace) {
        return workloads(stage.workloads().stream()
                .filter(id -> id.namespace().equals(namespace))
                .toList());
    }

    /** Whether it has a proxy once the stages before this one are done. */
    boolean isJoinedBefore(Stage stage, WorkloadId workload) {
        return rungBefore.getOrDefault(workload, Rung.OUTSIDE).isAtLeast(Rung.JOINED)
                || joinStage.getOrDefault(workload, Integer.MAX_VALUE) < stage.number();
    }

    boolean isStrictFromTheStart(WorkloadId workload) {
        return rungBefore.getOrDefault(workload, Rung.OUTSIDE).isAtLeast(Rung.STRICT);
    }

    boolean hasStrictFromTheStart(String namespace) {
        return snapshot.workloadsIn(namespace).stream().anyMatch(workload -> isStrictFromTheStart(workload.id()));
    }

    List<StrictException> exceptionsIn(String namespace) {
        return exceptionsByNamespace.getOrDefault(namespace, List.of());
    }

    List<StrictException> exceptionsOf(WorkloadId workload) {
        return exceptionsByWorkload.getOrDefault(workload, List.of());
    }

    /** Whether plaintext stays accepted on every port. */
    boolean isExceptedAsAWhole(WorkloadId workload) {
        return exceptionsOf(workload).stream()
                .anyMatch(exception -> exception.ports().isEmpty());
    }

    /** The container ports on which plaintext stays accepted; none when the whole workload is excepted. */
    List<Integer> exceptedPorts(WorkloadId workload) {
        return isExceptedAsAWhole(workload)
                ? List.of()
                : exceptionsOf(workload).stream()
                        .flatMap(exception -> exception.ports().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Workloads that can never have a proxy. */
    List<Workload> keptOutOf(String namespace) {
        return workloads(keptOutByNamespace.getOrDefault(namespace, List.of()).stream()
                .map(Postponement::workload)
                .toList());
    }

    /**
     * Workloads a default deny must not reach: those the plan leaves open, and any other with a proxy that no stage
     * gives a policy.
     */
    List<Workload> leftOpenIn(String namespace, Stage stage) {
        var open = new HashSet<>(leftOpenByNamespace.getOrDefault(namespace, List.of()));
        return snapshot.workloadsIn(namespace).stream()
                .filter(workload -> open.contains(workload.id()) || hasNoPolicy(workload.id(), stage))
                .toList();
    }

    private boolean hasNoPolicy(WorkloadId workload, Stage stage) {
        return isJoinedBefore(stage, workload)
                && !authorized.contains(workload)
                && !rungBefore.getOrDefault(workload, Rung.OUTSIDE).isAtLeast(Rung.AUTHORIZED);
    }

    boolean isLeftOpen(WorkloadId workload) {
        return leftOpenByNamespace.getOrDefault(workload.namespace(), List.of()).contains(workload);
    }

    Criticality criticalityOf(WorkloadId workload) {
        return plan.criticality().getOrDefault(workload, Criticality.NORMAL);
    }

    /** Workloads of a namespace that have a proxy when the plan is done. */
    List<Workload> inTheMesh(String namespace) {
        return snapshot.workloadsIn(namespace).stream()
                .filter(workload -> joinStage.containsKey(workload.id())
                        || rungBefore.getOrDefault(workload.id(), Rung.OUTSIDE).isAtLeast(Rung.JOINED))
                .toList();
    }

    /** Namespaces in which somebody climbs, by name. */
    List<String> climbingNamespaces() {
        return plan.stages().stream()
                .filter(stage -> stage.kind().compareTo(StageKind.JOIN) >= 0)
                .flatMap(stage -> Stream.concat(
                        stage.workloads().stream().map(WorkloadId::namespace), stage.wholeNamespaces().stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
