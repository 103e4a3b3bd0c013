package dev.meshward.adoption;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.mesh.SleepingRules;
import dev.meshward.mesh.SleepingRules.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Known calls that objects of today refuse as soon as the workload called has a proxy. Where mutual TLS gets the caller
 * in, it joins first; where it does not, or cannot be had in time, the workload called waits.
 */
final class SleepingCalls {

    private final PlanQuestion question;
    private final Standings standings;
    private final Arrivals arrivals;
    private final SleepingRules rules;
    private final TreeMap<WorkloadId, Postponement> refused = new TreeMap<>();
    private final List<Wish> callersFirst = new ArrayList<>();

    SleepingCalls(PlanQuestion question, Standings standings) {
        this.question = question;
        this.standings = standings;
        this.arrivals = new Arrivals(question, standings);
        this.rules = question.dialect().sleepingRules(question.snapshot());
        standings.joining().stream()
                .flatMap(workload -> question.snapshot().workload(workload).stream())
                .filter(workload -> !rules.on(workload).isEmpty())
                .forEach(workload -> arrivals.knownAt(workload.id()).forEach(arrival -> settle(workload, arrival)));
    }

    /** The workloads that cannot join as things are, each with the first call that shows it. */
    NavigableMap<WorkloadId, Postponement> refused() {
        return refused;
    }

    /** Whose callers have to have joined in an earlier stage. */
    List<Wish> callersFirst() {
        return callersFirst.stream().distinct().toList();
    }

    /** Whether some known call of this workload would be refused, with or without mutual TLS. */
    boolean wouldRefuse(Workload workload) {
        return !rules.on(workload).isEmpty()
                && arrivals.knownAt(workload.id())
                        .anyMatch(arrival -> refusal(workload, arrival, Optional.empty())
                                .or(() -> provenRefusal(workload, arrival))
                                .isPresent());
    }

    private void settle(Workload called, Arrival arrival) {
        var proven = provenRefusal(called, arrival);
        if (proven.isPresent()) {
            wait(called, arrival, proven.get(), "whoever calls");
            return;
        }
        refusal(called, arrival, Optional.empty()).ifPresent(plaintext -> {
            if (arrival.plaintext().isPresent()) {
                wait(called, arrival, plaintext, arrival.plaintext().get().because());
            } else if (isCalledInPlaintextMeanwhile(called, arrival)) {
                wait(called, arrival, plaintext, "while its pods are replaced, calls still come in plaintext");
            } else {
                first(arrival.call().from(), called.id(), plaintext);
            }
        });
    }

    /** A refusal of the caller as mutual TLS proves it; none where it will never speak mutual TLS. */
    private Optional<Refusal> provenRefusal(Workload called, Arrival arrival) {
        return arrival.plaintext().isPresent()
                ? Optional.empty()
                : accounts(arrival).stream()
                        .flatMap(account -> refusal(called, arrival, Optional.of(account)).stream())
                        .findFirst();
    }

    private List<ServiceAccountId> accounts(Arrival arrival) {
        return switch (arrival.call().from()) {
            case Caller.Pods(var caller) ->
                question.snapshot().workload(caller).stream()
                        .map(found -> new ServiceAccountId(
                                found.namespace(), found.template().serviceAccount()))
                        .toList();
            case Caller.Outside _ -> arrivals.gatewaysOf(arrival.call()).orElse(List.of());
            case Caller.ApiServer _, Caller.Kubelet _ -> List.of();
        };
    }

    private Optional<Refusal> refusal(Workload called, Arrival arrival, Optional<ServiceAccountId> caller) {
        NavigableSet<Integer> ports = switch (arrival.landing()) {
            case Landing.OnPorts(var known) -> known;
            case Landing.Anywhere _ -> new TreeSet<>(List.of(0));
            case Landing.Nowhere _ -> new TreeSet<>();
        };
        return ports.stream()
                .flatMap(port -> rules.refusal(called, port, caller).stream())
                .findFirst();
    }

    /** Its own old pods have no proxy yet, and where a headless Service is taken as one, nobody uses mutual TLS so long. */
    private boolean isCalledInPlaintextMeanwhile(Workload called, Arrival arrival) {
        boolean isItself = arrival.call().from() instanceof Caller.Pods(var caller) && caller.equals(called.id());
        boolean isHeadless = arrival.call().to() instanceof Callee.ToService(var service, var _)
                && question.snapshot()
                        .service(service)
                        .filter(Service::isHeadless)
                        .isPresent();
        return isItself || (isHeadless && question.dialect().treatsHeadlessServicesAsOne());
    }

    private void wait(Workload called, Arrival arrival, Refusal refusal, String why) {
        refused.putIfAbsent(
                called.id(),
                waiting(called.id(), words(arrival.call().from()), refusal.because(), placeOf(refusal), why));
    }

    static Postponement waiting(WorkloadId called, String caller, String because, Place place, String why) {
        return new Postponement(
                called,
                "with a proxy it would refuse " + caller + ", which it serves today: " + because + " (" + place + "); "
                        + why + ".",
                "",
                false);
    }

    private void first(Caller from, WorkloadId called, Refusal refusal) {
        if (from instanceof Caller.Pods(var caller) && standings.joining().contains(caller)) {
            callersFirst.add(new Wish.CallerFirst(target(caller), target(called), refusal.because(), placeOf(refusal)));
        }
    }

    private static Place placeOf(Refusal refusal) {
        return refusal.by().at("spec").place();
    }

    private static Wish.Target target(WorkloadId workload) {
        return new Wish.Target(workload.namespace(), workload.name());
    }

    private static String words(Caller caller) {
        return switch (caller) {
            case Caller.Pods(var workload) -> workload.toString();
            case Caller.Outside _ -> "callers from outside the cluster";
            case Caller.ApiServer _ -> "the API server";
            case Caller.Kubelet _ -> "the kubelet";
        };
    }

    /** Those whose callers cannot join before them, as a contradiction among the orders wanted shows. */
    static Collection<Postponement> keptBy(StagePlanner.Answer.Contradiction contradiction, Wishes wishes) {
        var kept = new ArrayList<Postponement>();
        contradiction.wishes().stream()
                .filter(Wish.CallerFirst.class::isInstance)
                .map(Wish.CallerFirst.class::cast)
                .findFirst()
                .ifPresent(wish -> wishes.meant(wish.called())
                        .forEach(called -> kept.add(waiting(
                                called,
                                wish.caller().toString(),
                                wish.because(),
                                wish.place(),
                                "its caller cannot join in an earlier stage"))));
        return kept;
    }
}
