package dev.meshward.adoption;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What whoever carries out a join should know beforehand. */
record JoinWarnings(Ascent ascent) {

    List<String> of(List<WorkloadId> workloads, Collection<String> namespaces, Collection<String> whole) {
        var warnings = new ArrayList<String>();
        var found = ascent.workloads(workloads);
        tooLarge(found, namespaces).forEach(warnings::add);
        told(found.stream().filter(workload -> !joinsAsItIs(workload, whole)), JoinWarnings::restart)
                .forEach(warnings::add);
        told(found.stream(), workload -> owner(workload, whole)).forEach(warnings::add);
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

    /** A sentence that is true of several workloads is said once, with all of them. */
    private record Sentence(String before, String behind) {}

    private static Stream<String> told(
            Stream<Workload> workloads, Function<Workload, Optional<Sentence>> sentenceAbout) {
        var idsBySentence = new LinkedHashMap<Sentence, List<WorkloadId>>();
        workloads.forEach(workload -> sentenceAbout
                .apply(workload)
                .ifPresent(sentence -> idsBySentence
                        .computeIfAbsent(sentence, _ -> new ArrayList<>())
                        .add(workload.id())));
        return idsBySentence.entrySet().stream()
                .map(entry -> entry.getKey().before()
                        + Ascent.listed(entry.getValue())
                        + entry.getKey().behind());
    }

    private static Optional<Sentence> restart(Workload workload) {
        return switch (workload.restart()) {
            case ROLLOUT -> Optional.empty();
            case POD_BY_POD ->
                Optional.of(
                        new Sentence("Pods are replaced only when they are deleted, so delete them one by one: ", "."));
            case NEXT_RUN ->
                Optional.of(new Sentence("The proxy comes with the next run, and a run from before keeps none: ", "."));
            case MANUAL -> Optional.of(new Sentence("Nobody restarts ", ": a person has to make the pods anew."));
        };
    }

    private static Optional<Sentence> owner(Workload workload, Collection<String> whole) {
        return switch (workload.owner()) {
            case Ownership.Nobody _, Ownership.GitOps _ -> Optional.empty();
            case Ownership.HelmRelease release ->
                whole.contains(workload.namespace())
                        ? Optional.empty()
                        : Optional.of(new Sentence(
                                "What kubectl changes at ",
                                " stays until the next upgrade of " + release.words()
                                        + ": put it into its values as well."));
            case Ownership.Operator operator ->
                Optional.of(new Sentence(
                        "What belongs to " + operator.words() + " joins through the label of its namespace: ", "."));
            case Ownership.Applied applied ->
                Optional.of(new Sentence(
                        applied.words() + ", which applied ",
                        " last, may take the change back: perhaps make it there."));
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
