package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a file of observed traffic held.
 *
 * @param format the format it was recognised as; empty when it was none we know
 * @param sights what the tools in it could have seen; none when it holds no calls
 * @param notices what could not be used, each with its place: nothing is passed over in silence
 */
public record TrafficReading(String format, List<ObservedCall> calls, List<Sight> sights, List<Notice> notices) {

    public TrafficReading {
        calls = List.copyOf(calls);
        sights = List.copyOf(sights);
        notices = List.copyOf(notices);
    }

    /** Something about the file that its reader should know, and why. */
    public record Notice(Place place, String because, Weight weight) {}

    /** Whether something is missing because of it. */
    public enum Weight {
        /** Something that would have been used could not be read. */
        NOT_READ,
        /** All that could be used was read. */
        WORTH_KNOWING
    }

    /** The same, seen over a time that is known from elsewhere. */
    TrafficReading over(Duration window) {
        var seen = sights.stream()
                .map(sight -> new Sight(
                        sight.tool(),
                        sight.witness(),
                        sight.callers(),
                        sight.callees(),
                        sight.layers(),
                        Optional.of(window)))
                .toList();
        return new TrafficReading(format, calls, seen, notices);
    }

    /** The same, with a word about it where it holds nothing at all. */
    TrafficReading orSaidEmpty(String file) {
        if (!sights.isEmpty() || !notices.isEmpty()) {
            return this;
        }
        var because = (format.isEmpty() ? "this file" : "this " + format) + " holds no calls";
        return new TrafficReading(
                format, calls, sights, List.of(new Notice(new Place(file, 0, ""), because, Weight.WORTH_KNOWING)));
    }

    static TrafficReading refused(Place place, String because) {
        return new TrafficReading("", List.of(), List.of(), List.of(new Notice(place, because, Weight.NOT_READ)));
    }
}
