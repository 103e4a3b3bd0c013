package dev.meshward.adoption;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.SystemNamespaces;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.Rung;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks of every workload: does it join, is it there already, or what keeps it? Nobody is left without an answer. */
final class RollCall {

    private final PlanQuestion question;
    private final Wishes wishes;
    private final BlockingFindings blocking;
    private final Map<WorkloadId, Postponement> refusing;

    private final TreeMap<String, String> neverStaged = new TreeMap<>();
    private final Map<WorkloadId, Rung> rungs = new HashMap<>();
    private final List<AlreadyThere> alreadyThere = new ArrayList<>();
    private final TreeMap<WorkloadId, Postponement> postponed = new TreeMap<>();
    private final TreeSet<WorkloadId> joining = new TreeSet<>();
    private final Set<String> wholeAtTheEnd = new HashSet<>();
    private final Set<WorkloadId> onlyThroughNamespace = new HashSet<>();

    private RollCall(PlanQuestion question, Wishes wishes, Map<WorkloadId, Postponement> refusing) {
        this.refusing = refusing;
        this.question = question;
        this.wishes = wishes;
        this.blocking = new BlockingFindings(question.findings(), question.snapshot());
    }

    /** @param refusing those that rules of today keep out, since they would refuse their callers */
    static Standings of(PlanQuestion question, Wishes wishes, Map<WorkloadId, Postponement> refusing) {
        var call = new RollCall(question, wishes, refusing);
        namespacesOf(question.snapshot()).forEach(call::ask);
        return new Standings(
                call.neverStaged,
                call.rungs,
                call.alreadyThere,
                call.postponed,
                call.joining,
                call.wholeAtTheEnd,
                call.onlyThroughNamespace);
    }

    private static Set<String> namespacesOf(ClusterSnapshot snapshot) {
        var names = new TreeSet<String>();
        snapshot.namespaces().forEach(namespace -> names.add(namespace.name()));
        snapshot.workloads().forEach(workload -> names.add(workload.namespace()));
        return names;
    }

    private void ask(String namespace) {
        reasonToLeave(namespace).ifPresent(reason -> neverStaged.put(namespace, reason));
        var workloads = question.snapshot().workloadsIn(namespace);
        workloads.forEach(this::ask);
        settleOwned(namespace, workloads);
    }

    private Optional<String> reasonToLeave(String namespace) {
        return question.dialect().traits().controlPlaneNamespaces().contains(namespace)
                ? Optional.of("The mesh itself lives here.")
                : SystemNamespaces.reasonFor(namespace)
                        .or(() -> question.dialect().neverReaches(namespace));
    }

    private void ask(Workload workload) {
        var membership = question.dialect().membershipOf(workload, question.snapshot());
        rungs.put(workload.id(), membership.isInAnotherMesh() ? Rung.OUTSIDE : membership.rung());
        if (neverStaged.containsKey(workload.namespace())) {
            return;
        }
        if (!membership.isInAnotherMesh() && membership.rung().isAtLeast(Rung.JOINED)) {
            alreadyThere.add(new AlreadyThere(workload.id(), membership.rung(), membership.because()));
            return;
        }
        postponement(workload, membership)
                .ifPresentOrElse(waits -> postponed.put(workload.id(), waits), () -> joining.add(workload.id()));
    }

    private Optional<Postponement> postponement(Workload workload, Membership membership) {
        var finding = blocking.of(workload.id());
        if (membership.isInAnotherMesh()) {
            return Optional.of(inAnotherMesh(workload, membership));
        }
        if (finding.isPresent() && finding.get().blocks() == Finding.Blocks.JOINING_EVER) {
            return finding.map(found -> because(workload, found));
        }
        return wishes.neverFor(workload.id())
                .map(never -> unwanted(workload, never))
                .or(() -> finding.map(found -> because(workload, found)))
                .or(() -> question.dialect()
                        .keepsFromJoining(workload, question.snapshot())
                        .map(reason -> new Postponement(workload.id(), reason + ".", "", false)))
                .or(() -> Optional.ofNullable(refusing.get(workload.id())));
    }

    private static Postponement inAnotherMesh(Workload workload, Membership membership) {
        var because = "other mesh: it is part of " + membership.otherMesh() + " (" + membership.because()
                + "), and one pod never carries two.";
        return new Postponement(workload.id(), because, "", false);
    }

    private static Postponement because(Workload workload, Finding finding) {
        var diagnosis = finding.diagnosis();
        boolean forever = finding.blocks() == Finding.Blocks.JOINING_EVER;
        return new Postponement(
                workload.id(), diagnosis.what(), diagnosis.code().id(), forever);
    }

    private static Postponement unwanted(Workload workload, Wish.Never never) {
        var reason = never.because().isBlank() ? "" : ": " + never.because();
        return new Postponement(workload.id(), "The preferences keep " + never.target() + " out" + reason, "", false);
    }

    /**
     * An operator takes a label away again that it did not put on a pod template itself. Its pods join all the same where
     * the whole namespace can be labelled; elsewhere they have to wait.
     */
    private void settleOwned(String namespace, List<Workload> workloads) {
        var obstacle = obstacleToWhole(namespace, workloads);
        if (obstacle.isEmpty()) {
            wholeAtTheEnd.add(namespace);
        }
        for (var workload : workloads) {
            if (workload.owner() instanceof Ownership.Operator owner && joining.contains(workload.id())) {
                obstacle.ifPresentOrElse(
                        reason -> postponeOwned(workload, owner, reason),
                        () -> onlyThroughNamespace.add(workload.id()));
            }
        }
    }

    private void postponeOwned(Workload workload, Ownership owner, String obstacle) {
        joining.remove(workload.id());
        var because = "owned by " + owner.words() + ", which reverts a label on its pod template, and namespace "
                + workload.namespace() + " cannot be labelled as a whole: " + obstacle;
        postponed.put(workload.id(), new Postponement(workload.id(), because, "", false));
    }

    /** What keeps the namespace from being labelled as a whole at the end of the joins; empty when nothing does. */
    private Optional<String> obstacleToWhole(String namespace, List<Workload> workloads) {
        var owner = question.snapshot().namespace(namespace).map(Namespace::owner);
        if (owner.isPresent() && owner.get() instanceof Ownership.Operator operator) {
            return Optional.of("its own labels are kept by " + operator.words() + ".");
        }
        return workloads.stream()
                .filter(this::wouldBeDrawnIn)
                .map(workload -> workload.id() + " would be drawn in.")
                .findFirst();
    }

    /** Those that wait would get a proxy with the label; those that never join are kept out by a label of their own. */
    private boolean wouldBeDrawnIn(Workload workload) {
        var waits = postponed.get(workload.id());
        if (waits == null || workload.template().isOnHostNetwork()) {
            return false;
        }
        return !waits.forever() || workload.owner() instanceof Ownership.Operator;
    }
}
