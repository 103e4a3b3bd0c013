package dev.meshward.adoption;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What whoever carries out a join should know beforehand. */
record JoinWarnings(Ascent ascent) {

    List<String> of(List<WorkloadId> workloads, Collection<String> namespaces, Collection<String> whole) {
        var warnings = new ArrayList<String>();
        var found = ascent.workloads(workloads);
        tooLarge(found, namespaces).forEach(warnings::add);
        found.stream()
                .filter(workload -> !joinsAsItIs(workload, whole))
                .forEach(workload -> restarts(workload).forEach(warnings::add));
        found.forEach(workload -> owners(workload, whole).forEach(warnings::add));
        namespaces.stream().flatMap(this::strictAlready).forEach(warnings::add);
        return warnings;
    }

    private Stream<String> tooLarge(List<Workload> workloads, Collection<String> namespaces) {
        var limits = ascent.wishes().limits();
        int pods = workloads.stream().mapToInt(Parcels::podsOf).sum();
        return Stream.of(
                        over(workloads.size(), limits.workloads(), "workloads"),
                        over(namespaces.size(), limits.namespaces(), "namespaces"),
                        over(pods, limits.restarts(), isLive() ? "pods that join" : "pods that restart"))
                .filter(warning -> !warning.isEmpty());
    }

    private boolean isLive() {
        return ascent.question().dialect().joinsRunningPods();
    }

    private boolean joinsAsItIs(Workload workload, Collection<String> whole) {
        return isLive() && whole.contains(workload.namespace());
    }

    static String over(int size, int limit, String things) {
        return size <= limit
                ? ""
                : "This stage is larger than the limits allow, and could not be divided: " + size + " " + things
                        + " where " + limit + " are the limit.";
    }

    private static Stream<String> restarts(Workload workload) {
        return switch (workload.restart()) {
            case ROLLOUT -> Stream.empty();
            case POD_BY_POD ->
                Stream.of(workload.id() + " replaces its pods only when they are deleted: delete them one by one.");
            case NEXT_RUN ->
                Stream.of(workload.id() + " gets its proxy at its next run; a run from before keeps none.");
            case MANUAL -> Stream.of(workload.id() + " is restarted by nobody: a person has to make its pods anew.");
        };
    }

    private Stream<String> owners(Workload workload, Collection<String> whole) {
        return switch (workload.owner()) {
            case Ownership.Nobody _, Ownership.GitOps _ -> Stream.empty();
            case Ownership.HelmRelease release ->
                whole.contains(workload.namespace())
                        ? Stream.empty()
                        : Stream.of("What " + workload.id() + " gets by kubectl stays until the next upgrade of "
                                + release.words() + ": put it into its values as well.");
            case Ownership.Operator operator ->
                Stream.of(workload.id() + " belongs to " + operator.words()
                        + " and joins through the label of its namespace.");
            case Ownership.Applied applied ->
                Stream.of(workload.id() + " was last applied by " + applied.words()
                        + ", which may take the change back: perhaps make it there.");
        };
    }

    /** Who joins a namespace that is strict already refuses plaintext from the first moment, unless excepted first. */
    private Stream<String> strictAlready(String namespace) {
        var strict = ascent.climbersIn(namespace).stream()
                .filter(workload -> ascent.standings().rungOf(workload).isAtLeast(Rung.STRICT))
                .toList();
        return strict.isEmpty()
                ? Stream.empty()
                : Stream.of("In namespace " + namespace + " " + Ascent.listed(strict)
                        + " accept mutual TLS only already: who joins here must be let accept plaintext before it gets"
                        + " its proxy, and until it turns strict itself.");
    }
}
