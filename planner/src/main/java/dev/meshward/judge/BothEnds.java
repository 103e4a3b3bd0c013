package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What may stand at the two ends of a call at one moment: old or new pods, old or new configuration, each by itself. */
final class BothEnds {

    /** Whether the call goes through a Service without an address of its own, where all pods count (istio.md A.9). */
    enum Headless {
        YES,
        NO
    }

    /** One combination. */
    record Ends(Peer caller, Pod callee, Scenery atCaller, Scenery atCallee, Arrival.Others others) {}

    private final KnownCall call;
    private final List<WorkloadId> watched;
    private final Headless headless;

    BothEnds(KnownCall call, List<WorkloadId> watched, Headless headless) {
        this.call = call;
        this.watched = watched;
        this.headless = headless;
    }

    /** Every combination of what may be at both ends while a step goes on. */
    List<Ends> of(Moment moment) {
        var all = new ArrayList<Ends>();
        for (var atCallee : moment.sceneries()) {
            for (var atCaller : moment.sceneries()) {
                for (var callee : crew(moment, call.callee()).pods()) {
                    for (var caller : callers(moment)) {
                        others(moment, callee)
                                .forEach(others -> all.add(new Ends(caller, callee, atCaller, atCallee, others)));
                    }
                }
            }
        }
        return all;
    }

    private List<? extends Peer> callers(Moment moment) {
        return call.caller().isPresent() ? crew(moment, call.caller().get()).pods() : List.of(call.stranger());
    }

    private Crew crew(Moment moment, WorkloadId workload) {
        return moment.crews().get(watched.indexOf(workload));
    }

    private Set<Arrival.Others> others(Moment moment, Pod callee) {
        if (headless == Headless.NO) {
            return Set.of(Arrival.Others.ALL_IN_THE_MESH);
        }
        var possible = new HashSet<Arrival.Others>();
        var behind = new ArrayList<>(watched);
        call.caller().filter(caller -> !caller.equals(call.callee())).ifPresent(behind::remove);
        boolean someMayLack = behind.stream().anyMatch(each -> has(moment, each, callee, false));
        boolean allMayHave = behind.stream().allMatch(each -> has(moment, each, callee, true));
        if (someMayLack) {
            possible.add(Arrival.Others.SOME_OUTSIDE);
        }
        if (allMayHave || possible.isEmpty()) {
            possible.add(Arrival.Others.ALL_IN_THE_MESH);
        }
        return possible;
    }

    private boolean has(Moment moment, WorkloadId workload, Pod callee, boolean sameMesh) {
        return crew(moment, workload).pods().stream()
                .anyMatch(pod -> pod.plane().isOfTheKindOf(callee.plane()) == sameMesh);
    }
}
