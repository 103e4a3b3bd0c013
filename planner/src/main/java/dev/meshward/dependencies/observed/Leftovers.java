package dev.meshward.dependencies.observed;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.manifest.Place;
import dev.meshward.traffic.ObservedCall;
import dev.meshward.traffic.Peer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Keeps what could not be joined, so that nothing that was seen is dropped without a word. */
final class Leftovers {

    private record Name(String tool, String name, String because) {}

    private record Count(int calls, Place place) {}

    private record Unnamed(Callee to, String tool) {}

    private record Rate(OptionalDouble perSecond, Place place) {}

    private final Map<Name, Count> countByName = new LinkedHashMap<>();
    private final Map<Unnamed, Rate> rateByUnnamed = new LinkedHashMap<>();

    /** True when the name fits nothing or too much; then it is kept. */
    boolean tookName(Peer peer, Identified end, ObservedCall call) {
        return switch (end) {
            case Identified.Ambiguous(var candidates) ->
                add(call, name(peer), "could be " + String.join(" or ", candidates));
            case Identified.Unheard _ -> add(call, name(peer), "means nothing in this source");
            case Identified.AsWorkload _,
                    Identified.AsService _,
                    Identified.AsHost _,
                    Identified.AsApi _,
                    Identified.Unsaid _ -> false;
        };
    }

    void unnamedCallee(ObservedCall call) {
        add(call, name(call.from()), "calls somebody the tool does not name");
    }

    void ofItself(WorkloadId workload, ObservedCall call) {
        add(call, workload.toString(), "calls pods of its own, which is no dependency between workloads");
    }

    void unnamedCaller(Callee to, ObservedCall call) {
        rateByUnnamed.merge(
                new Unnamed(to, call.tool()),
                new Rate(call.perSecond(), call.place()),
                (before, more) -> sum(before, more));
    }

    private static Rate sum(Rate before, Rate more) {
        boolean both = before.perSecond.isPresent() && more.perSecond.isPresent();
        return both
                ? new Rate(
                        OptionalDouble.of(before.perSecond.getAsDouble() + more.perSecond.getAsDouble()), before.place)
                : before;
    }

    private boolean add(ObservedCall call, String name, String because) {
        countByName.merge(
                new Name(call.tool(), name, because),
                new Count(1, call.place()),
                (before, one) -> new Count(before.calls + one.calls, before.place));
        return true;
    }

    private static String name(Peer peer) {
        return switch (peer) {
            case Peer.OfWorkload(var namespace, var name) -> namespace + "/" + name;
            case Peer.OfService(var namespace, var name) -> "service " + namespace + "/" + name;
            case Peer.OfPod(var namespace, var name) -> "pod " + namespace + "/" + name;
            case Peer.OfAccount(var namespace, var name) -> "service account " + namespace + "/" + name;
            case Peer.OfAddress(var ip) -> ip;
            case Peer.Named(var name) -> name;
            case Peer.External(var host) -> host;
            case Peer.Unknown _ -> "somebody";
        };
    }

    List<Unjoined> unjoined() {
        return countByName.entrySet().stream()
                .map(entry -> new Unjoined(
                        entry.getKey().tool(),
                        entry.getKey().name(),
                        entry.getKey().because(),
                        entry.getValue().calls(),
                        entry.getValue().place()))
                .sorted(java.util.Comparator.comparing(Unjoined::name)
                        .thenComparing(Unjoined::because)
                        .thenComparing(Unjoined::tool))
                .toList();
    }

    List<UnnamedCaller> unnamedCallers() {
        return rateByUnnamed.entrySet().stream()
                .map(entry -> new UnnamedCaller(
                        entry.getKey().to(),
                        entry.getKey().tool(),
                        entry.getValue().perSecond(),
                        entry.getValue().place()))
                .sorted(java.util.Comparator.comparing((UnnamedCaller each) ->
                                each.to().namespace() + "/" + each.to().name())
                        .thenComparing(UnnamedCaller::tool))
                .toList();
    }
}
