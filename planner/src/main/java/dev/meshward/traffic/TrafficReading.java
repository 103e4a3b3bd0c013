package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import java.util.List;

/**
 * What a file of observed traffic held.
 *
 * @param format the format it was recognised as; empty when it was none we know
 * @param notices what could not be used, each with its place: nothing is passed over in silence
 */
public record TrafficReading(String format, List<ObservedCall> calls, List<Notice> notices) {

    public TrafficReading {
        calls = List.copyOf(calls);
        notices = List.copyOf(notices);
    }

    /** Something in the file that could not be used, and why. */
    public record Notice(Place place, String because) {}

    static TrafficReading refused(Place place, String because) {
        return new TrafficReading("", List.of(), List.of(new Notice(place, because)));
    }
}
