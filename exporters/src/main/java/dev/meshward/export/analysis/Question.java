package dev.meshward.export.analysis;

import dev.meshward.adoption.Gate;
import dev.meshward.export.markdown.Soak;
import dev.meshward.status.Expectation;
import java.time.Duration;

/**
 * What a controller asks Prometheus.
 *
 * @param name within its stage, such as {@code after-1}
 * @param because what the answer tells, in words
 */
record Question(String name, String query, Answer answer, Duration holds, String because) {

    /** What the answer has to be. */
    sealed interface Answer {

        /** Every number is as expected, and there is one. */
        record Each(String expect) implements Answer {}

        /** The query is the condition of an alert, and finds nothing. */
        record Nothing() implements Answer {}
    }

    static Question of(String name, Gate gate) {
        var how = gate.forDuration().isEmpty() ? "" : " For " + gate.forDuration() + ".";
        return new Question(
                name,
                gate.query(),
                new Answer.Each(gate.expect()),
                Soak.duration(gate.forDuration()),
                gate.because() + how);
    }

    /**
     * Whether a controller can ask it: no person has to answer, and the query says nothing to the controllers, both of which fill in
     * what stands in doubled braces.
     */
    static boolean isFor(Gate gate) {
        return Expectation.parse(gate.expect()).isPresent() && isPlain(gate.query());
    }

    static boolean isPlain(String query) {
        return !query.contains("{{");
    }

    /** Whether the series exist at all: a number above nothing. */
    boolean asksForPresence() {
        return answer.equals(new Answer.Each("> 0"));
    }

    Question named(String other) {
        return new Question(other, query, answer, holds, because);
    }
}
