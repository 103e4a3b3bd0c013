package dev.meshward.traffic;

import dev.meshward.traffic.Sight.Layer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Learns from the calls of one file what its tools could see. */
final class SightBook {

    private record Key(String tool, Witness witness) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTool = tool.compareTo(other.tool);
            return byTool != 0 ? byTool : witness.compareTo(other.witness);
        }
    }

    private record Seen(Set<String> callers, Set<String> callees, Set<Layer> layers) {}

    private final Map<Key, Seen> seenByKey = new TreeMap<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<Duration> told = Optional.empty();

    void add(ObservedCall call, Witness witness) {
        var seen = seenByKey.computeIfAbsent(
                new Key(call.tool(), witness),
                _ -> new Seen(new TreeSet<>(), new TreeSet<>(), EnumSet.noneOf(Layer.class)));
        note(call.from(), seen.callers());
        note(call.to(), seen.callees());
        if (witness == Witness.NETWORK
                || (witness == Witness.TABLE && call.protocol().isEmpty())) {
            seen.layers().addAll(EnumSet.allOf(Layer.class));
        } else {
            // Metrics of requests are the rule where a query took the name of the metric and the protocol away.
            seen.layers().add(Layer.of(call.protocol()).orElse(Layer.REQUESTS));
        }
    }

    private static void note(Peer peer, Set<String> namespaces) {
        if (!peer.namespace().isEmpty()) {
            namespaces.add(peer.namespace());
        }
    }

    /** Something was seen at this moment. */
    void at(Instant moment) {
        first = first.filter(each -> each.isBefore(moment)).or(() -> Optional.of(moment));
        last = last.filter(each -> each.isAfter(moment)).or(() -> Optional.of(moment));
    }

    /** The file says how long was looked. */
    void over(Duration window) {
        told = Optional.of(window);
    }

    List<Sight> sights() {
        return seenByKey.entrySet().stream()
                .map(entry -> sight(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Sight sight(Key key, Seen seen) {
        return new Sight(key.tool(), key.witness(), seen.callers(), seen.callees(), seen.layers(), window());
    }

    private Optional<Duration> window() {
        return told.or(() -> first.flatMap(from -> last.map(to -> Duration.between(from, to))))
                .filter(Duration::isPositive);
    }
}
