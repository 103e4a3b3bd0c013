package dev.meshward.survey;

import dev.meshward.dependencies.stated.Statement;
import dev.meshward.traffic.TrafficReading;
import dev.meshward.traffic.TrafficReading.Notice;
import dev.meshward.traffic.TrafficReading.Weight;
import java.util.List;

/**
 * What traffic and people say, as read.
 *
 * @param traffic a reading for each file or metric
 * @param asked whether there was any traffic to read, be it of no use
 */
public record Testimony(List<TrafficReading> traffic, Asked asked, List<Statement> statements) {

    /** Whether traffic was handed in. */
    public enum Asked {
        FOR_TRAFFIC,
        FOR_NONE
    }

    public Testimony {
        traffic = List.copyOf(traffic);
        statements = List.copyOf(statements);
    }

    /** Nothing but the manifests. */
    public static Testimony none() {
        return new Testimony(List.of(), Asked.FOR_NONE, List.of());
    }

    /** What could not be read, a sentence each. */
    public List<String> gaps() {
        return notices(Weight.NOT_READ);
    }

    /** What is good to know about what was read, a sentence each. */
    public List<String> remarks() {
        return notices(Weight.WORTH_KNOWING);
    }

    private List<String> notices(Weight weight) {
        return traffic.stream()
                .flatMap(reading -> reading.notices().stream())
                .filter(notice -> notice.weight() == weight)
                .map(Testimony::sentence)
                .toList();
    }

    private static String sentence(Notice notice) {
        var place = notice.place();
        return (place.line() == 0 ? place.file() : place.toString()) + ": " + notice.because();
    }
}
