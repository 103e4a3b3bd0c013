package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Gathers the calls of one file. Series that differ only in labels we do not use (response code, pod …) are added up, and
 * what both ends report is taken once: the larger of the two. It grows with the pairs that call, not with the file.
 */
final class CallCollector {

    private record Key(
            Peer from, Peer to, int port, String protocol, ObservedCall.Encryption encryption, Witness witness) {}

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
    private final Notices notices = new Notices();
    private final SightBook sights = new SightBook();

    /** Adds a call, or only the knowledge that it would have been seen: a rate of 0 is no call. */
    void add(ObservedCall call, Witness witness) {
        sights.add(call, witness);
        if (call.perSecond().orElse(1) <= 0) {
            return;
        }
        var key = new Key(call.from(), call.to(), call.port(), call.protocol(), call.mutualTls(), witness);
        var seen = new Seen(call.perSecond(), call.tool(), call.place());
        seenByKey.merge(key, seen, (before, _) -> before.plus(call.perSecond()));
    }

    /** Something could not be read. */
    void notice(Place place, String because) {
        notices.add(place, because, TrafficReading.Weight.NOT_READ);
    }

    /** Everything of use was read, and this is good to know. */
    void remark(Place place, String because) {
        notices.add(place, because, TrafficReading.Weight.WORTH_KNOWING);
    }

    void seenAt(Instant moment) {
        sights.at(moment);
    }

    void seenOver(Duration window) {
        sights.over(window);
    }

    TrafficReading reading(String format) {
        var larger = new LinkedHashMap<Key, Seen>();
        seenByKey.forEach((key, seen) -> larger.merge(withoutWitness(key), seen, Seen::orLarger));
        var calls = larger.entrySet().stream()
                .map(entry -> call(entry.getKey(), entry.getValue()))
                .toList();
        return new TrafficReading(format, calls, sights.sights(), notices.all());
    }

    private static Key withoutWitness(Key key) {
        return new Key(key.from, key.to, key.port, key.protocol, key.encryption, Witness.EITHER);
    }

    private static ObservedCall call(Key key, Seen seen) {
        return new ObservedCall(
                key.from, key.to, key.port, key.protocol, seen.perSecond, key.encryption, seen.tool, seen.place);
    }
}
