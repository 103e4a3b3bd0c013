package dev.meshward.adoption;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import dev.meshward.readiness.Fix;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The calls each workload receives, with where they land and whether they can use mutual TLS in the end. */
final class Arrivals {

    private final PlanQuestion question;
    private final LandingRule landings;
    private final PlaintextRule plaintexts;
    private final PlaintextRule.JoinAnnotations annotations;
    private final Entrances entrances;
    private final NetworkWalls walls;
    private final Map<WorkloadId, List<Arrival>> byReceiver = new HashMap<>();
    private final Map<WorkloadId, Set<WorkloadId>> callersByReceiver = new HashMap<>();

    Arrivals(PlanQuestion question, Standings standings) {
        this.question = question;
        this.landings = new LandingRule(question.snapshot());
        this.annotations = annotationsOf(question, standings);
        this.entrances = new Entrances(question.dialect().ownEntrances(question.snapshot()));
        this.walls = new NetworkWalls(question.snapshot());
        this.plaintexts = new PlaintextRule(question, standings, annotations, entrances);
    }

    private static PlaintextRule.JoinAnnotations annotationsOf(PlanQuestion question, Standings standings) {
        var added = new HashMap<WorkloadId, Map<String, String>>();
        question.findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .filter(fix -> fix instanceof Fix.AnnotateAtJoin at
                        && standings.joining().contains(at.workload()))
                .map(Fix.AnnotateAtJoin.class::cast)
                .forEach(fix -> added.computeIfAbsent(fix.workload(), _ -> new TreeMap<>())
                        .put(fix.annotation(), fix.value()));
        return new PlaintextRule.JoinAnnotations(question, added);
    }

    /**
     * The calls this workload receives through its proxy. Left out are those the proxy never sees or answers itself, and
     * those in plaintext that NetworkPolicies stop today: nothing is to stay open for them.
     */
    List<Arrival> at(WorkloadId receiver) {
        return byReceiver.computeIfAbsent(
                receiver,
                id -> question.snapshot().workload(id).map(this::arrivalsAt).orElse(List.of()));
    }

    private List<Arrival> arrivalsAt(Workload receiver) {
        return question.graph().callsTo(receiver.id()).stream()
                .flatMap(call -> arrival(call, receiver))
                .toList();
    }

    /** The gateways of the mesh through which this call comes in; empty when it comes in otherwise. */
    Optional<List<ServiceAccountId>> gatewaysOf(Dependency call) {
        return entrances.accountsFor(call);
    }

    /** The calls that count as known. */
    Stream<Arrival> knownAt(WorkloadId receiver) {
        return at(receiver).stream().filter(Arrival::isKnown);
    }

    /** The workloads that are known to call this one. */
    Set<WorkloadId> knownCallers(WorkloadId receiver) {
        return callersByReceiver.computeIfAbsent(receiver, this::callersOf);
    }

    private Set<WorkloadId> callersOf(WorkloadId receiver) {
        var callers = new TreeSet<WorkloadId>();
        knownAt(receiver).forEach(arrival -> {
            if (arrival.call().from() instanceof Caller.Pods(var caller) && !caller.equals(receiver)) {
                callers.add(caller);
            }
        });
        return callers;
    }

    private Stream<Arrival> arrival(Dependency call, Workload receiver) {
        if (isAnsweredByTheProxy(call, receiver)) {
            return Stream.empty();
        }
        return seenByTheProxy(landings.of(call, receiver), receiver)
                .map(landing -> new Arrival(call, landing, plaintexts.of(call, receiver)))
                .filter(arrival -> arrival.plaintext().isEmpty() || !walls.stop(call, receiver, arrival.landing()))
                .stream();
    }

    private boolean isAnsweredByTheProxy(Dependency call, Workload receiver) {
        if (call.from() instanceof Caller.Kubelet) {
            return question.dialect().answersProbes(receiver, call.port(), question.snapshot());
        }
        return call.kind() == DependencyKind.SCRAPE
                && question.dialect().answersScrapesOf(receiver)
                && isAskedForByItsPods(call, receiver);
    }

    /** True when annotations of the pods are the only reason for the scrape: these the mesh turns to its own port. */
    private static boolean isAskedForByItsPods(Dependency scrape, Workload receiver) {
        var places = new HashSet<Place>();
        receiver.template().field().at("metadata", "annotations").entries().stream()
                .map(Field::place)
                .forEach(places::add);
        return scrape.evidence().stream().allMatch(evidence -> places.contains(evidence.place()));
    }

    private Optional<Landing> seenByTheProxy(Landing landing, Workload receiver) {
        return switch (landing) {
            case Landing.Nowhere _ -> Optional.empty();
            case Landing.Anywhere anywhere -> Optional.of(anywhere);
            case Landing.OnPorts(var ports) -> {
                var seen = new TreeSet<>(ports);
                seen.removeIf(
                        port -> question.dialect().isCalledPastTheProxy(receiver, port, annotations.of(receiver)));
                yield seen.isEmpty() ? Optional.empty() : Optional.of(new Landing.OnPorts(seen));
            }
        };
    }
}
