package dev.meshward.status;

import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of each stage where it stands. */
public final class Roundup {

    private final Held planned;
    private final Held now;
    private final ClusterSnapshot cluster;
    private final List<ObservedStage> stages;
    private final Set<String> proxyMarks;

    /**
     * @param planned the cluster the plan was made on
     * @param now the cluster as it is, with what the plan wrote so far taken back where it was judged
     * @param cluster the cluster as it is
     * @param proxyMarks what tells a running pod that has the proxy, as {@link dev.meshward.cluster.PodsSeen} writes it
     */
    public Roundup(
            Held planned, Held now, ClusterSnapshot cluster, List<ObservedStage> stages, Set<String> proxyMarks) {
        this.planned = planned;
        this.now = now;
        this.cluster = cluster;
        this.stages = List.copyOf(stages);
        this.proxyMarks = Set.copyOf(proxyMarks);
    }

    /** @param neverStaged namespaces of the system and of the mesh itself */
    public PlanStatus status(Set<String> neverStaged) {
        var before = ids(planned.snapshot());
        var there = ids(cluster);
        return new PlanStatus(
                cluster.cluster(),
                cluster.takenAt(),
                stages.stream().map(this::status).toList(),
                cluster.namespaces().stream()
                        .map(Namespace::name)
                        .filter(name -> planned.snapshot().namespace(name).isEmpty() && isStaged(name, neverStaged))
                        .toList(),
                there.stream()
                        .filter(id -> !before.contains(id) && isStaged(id.namespace(), neverStaged))
                        .toList(),
                climbing().filter(id -> !there.contains(id)).sorted().distinct().toList());
    }

    private static boolean isStaged(String namespace, Set<String> neverStaged) {
        return !neverStaged.contains(namespace)
                && SystemNamespaces.reasonFor(namespace).isEmpty();
    }

    private Stream<WorkloadId> climbing() {
        return stages.stream()
                .flatMap(stage -> stage.planned().stage().workloads().stream())
                .filter(ids(planned.snapshot())::contains);
    }

    private static Set<WorkloadId> ids(ClusterSnapshot snapshot) {
        return snapshot.workloads().stream().map(Workload::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private StageStatus status(ObservedStage observed) {
        var with = new ArrayList<WorkloadId>();
        var without = new ArrayList<StageStatus.WithoutProxy>();
        if (observed.planned().stage().kind() == StageKind.JOIN && observed.progress() != Progress.NOT_BEGUN) {
            observed.planned().stage().workloads().stream()
                    .flatMap(id -> cluster.workload(id).stream())
                    .forEach(workload -> sort(workload, with, without));
        }
        var drift = drift(observed);
        return new StageStatus(observed.planned(), state(observed, without, drift), with, without, drift);
    }

    private void sort(Workload workload, List<WorkloadId> with, List<StageStatus.WithoutProxy> without) {
        workload.pods().filter(pods -> pods.running() > 0).ifPresent(pods -> {
            int proxied = Math.max(
                    proxyMarks.stream().mapToInt(pods::with).max().orElse(0),
                    isInTheTemplate(workload) ? pods.running() : 0);
            if (proxied < pods.running()) {
                without.add(new StageStatus.WithoutProxy(workload.id(), pods.running() - proxied, pods.running()));
            } else {
                with.add(workload.id());
            }
        });
    }

    /** A proxy that somebody wrote into the template by hand. */
    private boolean isInTheTemplate(Workload workload) {
        return Stream.concat(workload.template().containers().stream(), workload.template().initContainers().stream())
                .anyMatch(container -> proxyMarks.contains("container " + container.name()));
    }

    private static StageStatus.State state(
            ObservedStage observed, List<StageStatus.WithoutProxy> without, List<String> drift) {
        if (!drift.isEmpty()) {
            return StageStatus.State.DRIFTED;
        }
        return switch (observed.progress()) {
            case NOT_BEGUN -> StageStatus.State.NOT_BEGUN;
            case PARTLY -> StageStatus.State.PARTLY;
            case DONE -> without.isEmpty() ? StageStatus.State.DONE : StageStatus.State.PARTLY;
            case NOT_TOLD -> StageStatus.State.NOT_TOLD;
        };
    }

    private List<String> drift(ObservedStage observed) {
        var drift = new ArrayList<String>();
        observed.drifted().map(field -> field.drift() + owner(field.object())).forEach(drift::add);
        reverted(observed).map(this::reverted).forEach(drift::add);
        if (observed.progress() == Progress.DONE) {
            newcomers(observed).forEach(drift::add);
            JudgedAnew.reasons(planned, now, observed.planned()).stream()
                    .filter(reason -> reason.weight() == Reason.Weight.NO_GO && reason.about() == Reason.About.CALL)
                    .map(Reason::sentence)
                    .forEach(drift::add);
        }
        return drift;
    }

    /** What was reported applied and holds again what it held before: somebody wrote it back. */
    private static Stream<ObservedField> reverted(ObservedStage observed) {
        return observed.planned().reported().equals("applied")
                ? observed.fields().stream().filter(field -> field.standing() == Course.Standing.BEFORE)
                : Stream.of();
    }

    private String reverted(ObservedField field) {
        return field.object() + (field.path().isEmpty() ? "" : " " + field.path())
                + " is as it was before, though the stage was reported applied" + owner(field.object());
    }

    private String owner(ObjectKey object) {
        var owner = object.kind().equals("Namespace")
                ? cluster.namespace(object.name()).map(Namespace::owner)
                : cluster.workload(new WorkloadId(object.kind(), object.namespace(), object.name()))
                        .map(Workload::owner);
        return owner.filter(each -> !(each instanceof Ownership.Nobody))
                .map(each -> "; it belongs to " + each.words() + ", which may write it back")
                .orElse("");
    }

    /** Whoever came into a namespace that a stage changed as a whole is concerned by it, and was not in the plan. */
    private List<String> newcomers(ObservedStage observed) {
        var before = ids(planned.snapshot());
        var whole = new HashSet<>(observed.planned().stage().wholeNamespaces());
        return cluster.workloads().stream()
                .map(Workload::id)
                .filter(id -> whole.contains(id.namespace()) && !before.contains(id))
                .map(id -> id + " is new in " + id.namespace() + ", which this stage changed as a whole")
                .toList();
    }
}
