package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Request;
import dev.meshward.evaluate.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that is asked about one destination. */
final class Calls {

    private final ClusterSnapshot context;
    private final Sides sides;
    private final Destination to;
    private final Mentions mentions;
    private final Kinds kinds;
    private final Map<List<String>, Space> spaceByHosts = new HashMap<>();

    /**
     * Pairs of what both sides do that come to the same whatever is asked for: evaluators answer with the very same object again
     * where the request does not matter.
     */
    private final Map<Routing, Map<Routing, Boolean>> alike = new IdentityHashMap<>();

    Calls(ClusterSnapshot context, Sides sides, Destination to) {
        this.context = context;
        this.sides = sides;
        this.to = to;
        this.mentions = sides.first().mentionedFor(to).and(sides.second().mentionedFor(to));
        this.kinds = new Kinds(mentions, 2, sides.witnesses());
    }

    /** What rules of both sides tell calls to it apart by. */
    Mentions mentions() {
        return mentions;
    }

    /**
     * @param caller the namespace of who calls
     * @param labels of callers, one of each kind
     */
    Compared compared(String caller, Set<Map<String, String>> labels, Set<Application> spoken) {
        var tally = new Tally();
        var hosts = hosts(caller);
        var space = spaceByHosts.computeIfAbsent(hosts, kinds::to);
        for (var each : labels) {
            for (var application : new TreeSet<>(spoken)) {
                var requests = application == Application.HTTP
                        ? space.requests()
                        : List.of(Request.get(hosts.getFirst(), "/"));
                requests.forEach(request -> compare(new Departure(caller, each, to, application, request), tally));
            }
        }
        if (spoken.contains(Application.HTTP)) {
            space.doubts().forEach(doubt -> tally.unchecked("requests to " + to.words(), doubt));
        }
        return tally.compared();
    }

    /** The names that callers use for it; the full one first. */
    private List<String> hosts(String caller) {
        return switch (to) {
            case Destination.Outside(var host, int _) -> List.of(host);
            case Destination.OfService(ServiceId(var namespace, var name), int port) -> {
                var names = new ArrayList<String>();
                for (var end :
                        List.of("." + namespace + ".svc.cluster.local", "." + namespace, "." + namespace + ".svc")) {
                    names.add(name + end);
                    names.add(name + end + ":" + port);
                }
                if (caller.equals(namespace)) {
                    names.add(name);
                    names.add(name + ":" + port);
                }
                yield names;
            }
        };
    }

    private void compare(Departure departure, Tally tally) {
        var one = sides.first().route(departure);
        var other = sides.second().route(departure);
        if (!areAlike(one, other)) {
            compare(one, other, departure, tally);
        }
    }

    private boolean areAlike(Routing one, Routing other) {
        return alike.getOrDefault(one, Map.of()).containsKey(other);
    }

    private void compare(Routing one, Routing other, Departure departure, Tally tally) {
        var ofOne = Outcome.of(one, departure, context);
        var ofOther = Outcome.of(other, departure, context);
        for (var each : List.of(ofOne, ofOther)) {
            if (each instanceof Outcome.Unknown(var because)) {
                tally.unchecked(words(departure), because);
                return;
            }
        }
        if (!ofOne.equals(ofOther)) {
            tally.add(Outcome.relation(ofOne, ofOther), relation -> example(relation, departure, one, other));
        } else if (isForAnyRequest(one) && isForAnyRequest(other)) {
            alike.computeIfAbsent(one, _ -> new IdentityHashMap<>()).put(other, true);
        }
    }

    /** Whether it leaves host and path as they come. */
    private static boolean isForAnyRequest(Routing routing) {
        return routing instanceof Routing.Sent(var _, var shares, var _)
                && shares.stream()
                        .allMatch(share -> share.changes().host().isEmpty()
                                && share.changes().path().isEmpty());
    }

    private static Counterexample example(Relation relation, Departure departure, Routing one, Routing other) {
        return new Counterexample(
                relation,
                departure.namespace() + (departure.labels().isEmpty() ? "" : " " + departure.labels()),
                words(departure),
                Sayings.of(one),
                Sayings.of(other));
    }

    private static String words(Departure departure) {
        return departure.application() == Application.HTTP
                ? departure.request().words()
                : departure.application().words() + " to "
                        + departure.destination().words();
    }
}
