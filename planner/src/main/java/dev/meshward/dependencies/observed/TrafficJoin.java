package dev.meshward.dependencies.observed;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.Rates;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.observed.ObservedCallee.Arrival;
import dev.meshward.manifest.Place;
import dev.meshward.traffic.ObservedCall;
import dev.meshward.traffic.TrafficReading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Turns calls that were seen into claims about the workloads of this cluster. What cannot be joined is kept and said. */
public final class TrafficJoin {

    /** Series of one call by one tool are added up: they differ in what a dependency does not tell apart. */
    private record Seen(
            Caller from, Arrival to, DependencyKind kind, String protocol, String tool, Confidence confidence) {}

    private record Amount(OptionalDouble perSecond, Place place) {
        Amount plus(Amount other) {
            boolean both = perSecond.isPresent() && other.perSecond.isPresent();
            var sum = both
                    ? OptionalDouble.of(perSecond.getAsDouble() + other.perSecond.getAsDouble())
                    : perSecond.isPresent() ? perSecond : other.perSecond;
            return new Amount(sum, place);
        }
    }

    private final PeerNames names;
    private final ObservedCallee callees;
    private final Map<Seen, Amount> amountBySeen = new LinkedHashMap<>();
    private final Leftovers leftovers = new Leftovers();

    /** @param declared what is claimed without traffic */
    public TrafficJoin(Surroundings surroundings, Collection<Claim> declared) {
        this.names = new PeerNames(surroundings, claimed(declared));
        this.callees = new ObservedCallee(surroundings, declared);
    }

    private static List<WorkloadId> claimed(Collection<Claim> declared) {
        return declared.stream()
                .map(Claim::from)
                .flatMap(caller -> caller instanceof Caller.Pods(var workload)
                        ? java.util.stream.Stream.of(workload)
                        : java.util.stream.Stream.empty())
                .distinct()
                .toList();
    }

    /** What was joined: claims, and what could not become one. */
    public record Joined(List<Claim> claims, List<Unjoined> unjoined, List<UnnamedCaller> unnamedCallers) {
        public Joined {
            claims = List.copyOf(claims);
            unjoined = List.copyOf(unjoined);
            unnamedCallers = List.copyOf(unnamedCallers);
        }
    }

    public Joined join(List<TrafficReading> readings) {
        readings.forEach(reading -> reading.calls().forEach(this::join));
        var claims = amountBySeen.entrySet().stream()
                .map(entry -> claim(entry.getKey(), entry.getValue()))
                .toList();
        return new Joined(claims, leftovers.unjoined(), leftovers.unnamedCallers());
    }

    private void join(ObservedCall call) {
        var from = names.caller(call.from());
        var to = names.callee(call.to());
        if (from instanceof Identified.Unsaid) {
            unnamed(call, to);
        } else if (leftovers.tookName(call.from(), from, call) || leftovers.tookName(call.to(), to, call)) {
            return;
        } else {
            caller(from).forEach(caller -> join(call, caller, from, to));
        }
    }

    private static java.util.stream.Stream<Caller> caller(Identified from) {
        return switch (from) {
            case Identified.AsWorkload(var workload, var _) -> java.util.stream.Stream.of(new Caller.Pods(workload));
            case Identified.AsHost _ -> java.util.stream.Stream.of(new Caller.Outside());
            case Identified.AsApi _ -> java.util.stream.Stream.of(new Caller.ApiServer());
            case Identified.AsService _, Identified.Ambiguous _, Identified.Unheard _, Identified.Unsaid _ ->
                java.util.stream.Stream.empty();
        };
    }

    private void join(ObservedCall call, Caller caller, Identified from, Identified to) {
        if (to instanceof Identified.Unsaid) {
            leftovers.unnamedCallee(call);
            return;
        }
        var arrival = arrival(caller, to, call.port());
        if (caller instanceof Caller.Pods(var workload)
                && arrival.callee().receivers().equals(List.of(workload))) {
            leftovers.ofItself(workload, call);
            return;
        }
        var seen = new Seen(
                caller,
                arrival,
                callees.kind(caller, arrival),
                callees.protocol(caller, arrival.callee(), call.protocol()),
                call.tool(),
                lesser(sureness(from), sureness(to)));
        amountBySeen.merge(seen, new Amount(call.perSecond(), call.place()), Amount::plus);
    }

    private void unnamed(ObservedCall call, Identified to) {
        if (to instanceof Identified.AsService || to instanceof Identified.AsWorkload) {
            var arrival = arrival(new Caller.Outside(), to, call.port());
            leftovers.unnamedCaller(arrival.callee(), call);
        } else if (!leftovers.tookName(call.to(), to, call)) {
            leftovers.unnamedCallee(call);
        }
    }

    private Arrival arrival(Caller caller, Identified to, int port) {
        return switch (to) {
            case Identified.AsService(var service, var _) -> callees.of(caller, service, port);
            case Identified.AsWorkload(var workload, var _) -> callees.of(caller, workload, port);
            case Identified.AsHost(var host) -> new Arrival(new Callee.External(host), port);
            case Identified.AsApi _ -> new Arrival(new Callee.KubernetesApi(), port);
            case Identified.Ambiguous _, Identified.Unheard _, Identified.Unsaid _ ->
                throw new IllegalStateException("A call to nobody known has no place to arrive: " + to
                        + ". Maybe it was not sorted out before.");
        };
    }

    private static Confidence sureness(Identified end) {
        return switch (end) {
            case Identified.AsWorkload(var _, var confidence) -> confidence;
            case Identified.AsService(var _, var confidence) -> confidence;
            case Identified.AsHost _, Identified.AsApi _ -> Confidence.HIGH;
            case Identified.Ambiguous _, Identified.Unheard _, Identified.Unsaid _ -> Confidence.LOW;
        };
    }

    private static Confidence lesser(Confidence one, Confidence other) {
        return one.isAtLeast(other) ? other : one;
    }

    private static Claim claim(Seen seen, Amount amount) {
        var to = seen.to().callee();
        var callee = to.namespace().isEmpty() ? to.name() : to.namespace() + "/" + to.name();
        var because = "%s saw %s call %s%s"
                .formatted(seen.tool(), seen.from().name(), callee, Rates.after(amount.perSecond()));
        return new Claim(
                seen.from(),
                to,
                seen.to().port(),
                seen.protocol(),
                seen.kind(),
                new Evidence.ObservedTraffic(
                        amount.place(), seen.confidence(), seen.tool(), amount.perSecond(), because));
    }
}
