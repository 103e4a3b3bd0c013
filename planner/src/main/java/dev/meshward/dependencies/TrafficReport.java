package dev.meshward.dependencies;

import dev.meshward.dependencies.observed.Unjoined;
import dev.meshward.dependencies.observed.UnnamedCaller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How what is declared and what was seen compare. Every list is whole and in the order of the graph.
 *
 * @param sources the tools whose traffic was handed in
 * @param declaredAndSeen calls that manifests declare and that were seen
 * @param declaredNeverSeen calls that are believed, that one of the sources would have seen, and that none saw
 * @param seenNeverDeclared calls that were seen and that no manifest declares
 * @param notJudged calls that are believed and that none of the sources could have seen
 * @param unjoined names in the traffic that mean nothing here, or too much
 * @param unnamedCallers Services and workloads that somebody calls whom no tool can name
 */
public record TrafficReport(
        List<Source> sources,
        List<Seen> declaredAndSeen,
        List<Unseen> declaredNeverSeen,
        List<Seen> seenNeverDeclared,
        List<Unseen> notJudged,
        List<Unjoined> unjoined,
        List<UnnamedCaller> unnamedCallers) {

    public TrafficReport {
        sources = List.copyOf(sources);
        declaredAndSeen = List.copyOf(declaredAndSeen);
        declaredNeverSeen = List.copyOf(declaredNeverSeen);
        seenNeverDeclared = List.copyOf(seenNeverDeclared);
        notJudged = List.copyOf(notJudged);
        unjoined = List.copyOf(unjoined);
        unnamedCallers = List.copyOf(unnamedCallers);
    }

    /**
     * A tool.
     *
     * @param window how long it looked; empty when the export does not tell
     */
    public record Source(String tool, Optional<Duration> window) {

        /** {@code istio, 7 days}. */
        @Override
        public String toString() {
            return tool + ", " + window.map(TrafficReport::words).orElse("over a time it does not tell");
        }
    }

    /**
     * A call that was seen.
     *
     * @param perSecond the largest rate that one tool gives; empty where none tells a rate
     */
    public record Seen(Dependency dependency, OptionalDouble perSecond) {}

    /**
     * A call that was not seen.
     *
     * @param because what that rests on, or why nothing can be said: one sentence
     */
    public record Unseen(Dependency dependency, String because) {}

    /** {@code 7 days}, {@code 3 hours}, {@code 40 minutes}: rounded down to what people say. */
    static String words(Duration window) {
        if (window.toDays() >= 2) {
            return window.toDays() + " days";
        }
        if (window.toHours() >= 2) {
            return window.toHours() + " hours";
        }
        return window.toMinutes() >= 2 ? window.toMinutes() + " minutes" : window.toSeconds() + " seconds";
    }
}
