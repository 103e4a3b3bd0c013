package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Gathers the calls of one file. Series that differ only in labels we do not use (response code, pod …) are added up, and
 * what both ends report is taken once: the larger of the two.
 */
final class CallCollector {

    /** A call without its rate; {@code reporter} is {@code source}, {@code destination} or empty. */
    private record Key(
            Peer from, Peer to, int port, String protocol, ObservedCall.Encryption encryption, String reporter) {}

    private record Seen(OptionalDouble perSecond, String tool, Place place) {
        Seen plus(OptionalDouble more) {
            var sum = perSecond.isPresent() && more.isPresent()
                    ? OptionalDouble.of(perSecond.getAsDouble() + more.getAsDouble())
                    : OptionalDouble.empty();
            return new Seen(sum, tool, place);
        }

        Seen orLarger(Seen other) {
            return other.perSecond.orElse(-1) > perSecond.orElse(-1) ? other : this;
        }
    }

    private final Map<Key, Seen> seenByKey = new LinkedHashMap<>();
    private final List<TrafficReading.Notice> notices = new ArrayList<>();

    void add(ObservedCall call) {
        add(call, "");
    }

    /** Adds a call that one end reports; {@code reporter} tells which. */
    void add(ObservedCall call, String reporter) {
        var key = new Key(call.from(), call.to(), call.port(), call.protocol(), call.mutualTls(), reporter);
        var seen = new Seen(call.perSecond(), call.tool(), call.place());
        seenByKey.merge(key, seen, (before, _) -> before.plus(call.perSecond()));
    }

    void notice(Place place, String because) {
        notices.add(new TrafficReading.Notice(place, because));
    }

    TrafficReading reading(String format) {
        var larger = new LinkedHashMap<Key, Seen>();
        seenByKey.forEach((key, seen) -> larger.merge(withoutReporter(key), seen, Seen::orLarger));
        var calls = larger.entrySet().stream()
                .map(entry -> call(entry.getKey(), entry.getValue()))
                .toList();
        return new TrafficReading(format, calls, notices);
    }

    private static Key withoutReporter(Key key) {
        return new Key(key.from, key.to, key.port, key.protocol, key.encryption, "");
    }

    private static ObservedCall call(Key key, Seen seen) {
        return new ObservedCall(
                key.from, key.to, key.port, key.protocol, seen.perSecond, key.encryption, seen.tool, seen.place);
    }
}
