package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What may stand at the two ends of a call at one moment: old or new pods, old or new configuration, each by itself. */
final class BothEnds {

    /** Whether the call goes through a Service without an address of its own, where all pods count (istio.md A.9). */
    enum Headless {
        YES,
        NO
    }

    /** One combination. */
    record Ends(Peer caller, Pod callee, Scenery atCaller, Scenery atCallee, Arrival.Others others) {

        private Ends leaving(Scenery scenery) {
            return new Ends(caller, callee, scenery, scenery, others);
        }

        private Ends arriving(Scenery scenery) {
            return new Ends(caller, callee, atCaller, scenery, others);
        }
    }

    /** Who meets, by number, and what leaves the caller's side. */
    private record Departure(int pair, Object leaving) {}

    private final KnownCall call;
    private final List<WorkloadId> watched;
    private final Headless headless;

    BothEnds(KnownCall call, List<WorkloadId> watched, Headless headless) {
        this.call = call;
        this.watched = watched;
        this.headless = headless;
    }

    /**
     * Every combination of what may be at both ends while a step goes on; of states of the caller's side from which the same
     * leaves, the first.
     *
     * @param leaving what leaves the caller's side of a combination
     */
    List<Ends> of(Moment moment, Function<Ends, ?> leaving) {
        var departures = departures(moment, leaving);
        var all = new ArrayList<Ends>(departures.size() * moment.sceneries().size());
        for (var atCallee : moment.sceneries()) {
            departures.forEach(departure -> all.add(departure.arriving(atCallee)));
        }
        return all;
    }

    private List<Ends> departures(Moment moment, Function<Ends, ?> leaving) {
        var pairs = pairs(moment);
        var known = new HashSet<Departure>();
        var departures = new ArrayList<Ends>();
        for (var atCaller : moment.sceneries()) {
            for (int i = 0; i < pairs.size(); i++) {
                var ends = pairs.get(i).leaving(atCaller);
                if (known.add(new Departure(i, leaving.apply(ends)))) {
                    departures.add(ends);
                }
            }
        }
        return departures;
    }

    /** The last combination, when everything of a step has arrived on both sides. */
    Ends last(Moment moment) {
        var scenery = moment.sceneries().getLast();
        return pairs(moment).getLast().leaving(scenery);
    }

    /** Who may meet, wherever the objects stand. */
    private List<Ends> pairs(Moment moment) {
        var scenery = moment.sceneries().getFirst();
        var pairs = new ArrayList<Ends>();
        for (var callee : crew(moment, call.callee()).pods()) {
            var possible = others(moment, callee);
            for (var caller : callers(moment)) {
                possible.forEach(others -> pairs.add(new Ends(caller, callee, scenery, scenery, others)));
            }
        }
        return pairs;
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
        var possible = EnumSet.noneOf(Arrival.Others.class);
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
