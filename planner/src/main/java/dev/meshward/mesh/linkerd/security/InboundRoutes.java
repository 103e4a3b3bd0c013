package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that say of each request what the best match among routes says, without any order among them (linkerd G.0, G.6). */
record InboundRoutes(List<InboundMatch> matches) {

    /** More ways than these to be none of the better matches are not written; fewer ways let in less. */
    private static final int MOST_WAYS = 32;

    List<AccessRule> rules(AccessCondition port) {
        var rules = new ArrayList<AccessRule>();
        for (int i = 0; i < matches.size(); i++) {
            var match = matches.get(i);
            var requests = requests(i).stream().map(way -> together(way, port)).toList();
            if (!match.admitted().isNobody() && !requests.isEmpty()) {
                rules.add(rule(match.admitted(), requests));
            }
        }
        return rules;
    }

    static AccessRule rule(Admitted admitted, List<List<AccessCondition>> requests) {
        return new AccessRule(
                admitted.isEverybody() ? List.of() : admitted.ways(), requests, List.of(), admitted.origin());
    }

    /** The requests of a match that no better one takes away and refuses. */
    private List<List<AccessCondition>> requests(int position) {
        var match = matches.get(position);
        List<List<AccessCondition>> ways = List.of(match.conditions());
        for (int i = 0; i < matches.size(); i++) {
            var other = matches.get(i);
            boolean isTakenAway = i != position
                    && other.overlaps(match)
                    && other.mayBeat(match, i < position)
                    && !match.admitted().isWithin(other.admitted());
            if (isTakenAway) {
                ways = without(ways, other.ways(match));
            }
        }
        return ways;
    }

    private static List<List<AccessCondition>> without(
            List<List<AccessCondition>> ways, List<AccessCondition> escapes) {
        return ways.stream()
                .flatMap(way -> escapes.stream().map(escape -> {
                    var narrowed = new ArrayList<>(way);
                    narrowed.add(escape);
                    return List.copyOf(narrowed);
                }))
                .limit(MOST_WAYS)
                .toList();
    }

    /** What looks at the same thing becomes one condition. */
    private static List<AccessCondition> together(List<AccessCondition> way, AccessCondition port) {
        Map<String, AccessCondition> byThing = new LinkedHashMap<>();
        byThing.put("port", port);
        way.forEach(condition ->
                byThing.merge(condition.subject() + " " + condition.name(), condition, InboundRoutes::joined));
        return List.copyOf(byThing.values());
    }

    private static AccessCondition joined(AccessCondition one, AccessCondition other) {
        var excluded = new ArrayList<>(one.excluded());
        other.excluded().stream().filter(text -> !excluded.contains(text)).forEach(excluded::add);
        var values = one.values().isEmpty() ? other.values() : one.values();
        return new AccessCondition(
                one.subject(), one.name(), values, excluded, one.origin().and(other.origin()));
    }
}
