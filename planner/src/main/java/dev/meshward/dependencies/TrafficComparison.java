package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.TrafficReport.Seen;
import dev.meshward.dependencies.TrafficReport.Source;
import dev.meshward.dependencies.TrafficReport.Unseen;
import dev.meshward.dependencies.observed.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Sorts dependencies by whether they are declared and whether they were seen. */
final class TrafficComparison {

    private final List<Dependency> dependencies;
    private final Observation observation;
    private final Map<Caller, Set<WorkloadId>> receiversSeenByCaller = new HashMap<>();
    private final Visibility visibility;

    TrafficComparison(List<Dependency> dependencies, Observation observation) {
        this.dependencies = dependencies;
        this.observation = observation;
        this.visibility = new Visibility(observation, dependencies);
        dependencies.stream()
                .filter(TrafficComparison::isSeen)
                .forEach(seen -> receiversSeenByCaller
                        .computeIfAbsent(seen.from(), _ -> new HashSet<>())
                        .addAll(seen.to().receivers()));
    }

    TrafficReport report() {
        var unseen = new ArrayList<Unseen>();
        var notJudged = new ArrayList<Unseen>();
        dependencies.stream().filter(TrafficComparison::couldBeSeen).forEach(each -> judge(each, unseen, notJudged));
        return new TrafficReport(
                observation.sights().stream()
                        .map(sight -> new Source(sight.tool(), sight.window()))
                        .distinct()
                        .toList(),
                seen().filter(seen -> isDeclared(seen.dependency())).toList(),
                unseen,
                seen().filter(seen -> !isDeclared(seen.dependency())).toList(),
                notJudged,
                observation.unjoined(),
                observation.unnamedCallers());
    }

    private Stream<Seen> seen() {
        return dependencies.stream()
                .filter(TrafficComparison::isSeen)
                .map(dependency -> new Seen(dependency, rate(dependency)));
    }

    static boolean isSeen(Dependency dependency) {
        return dependency.evidence().stream().anyMatch(Evidence.ObservedTraffic.class::isInstance);
    }

    private static boolean isDeclared(Dependency dependency) {
        return !dependency.evidence().stream().allMatch(Evidence.ObservedTraffic.class::isInstance);
    }

    /** Two tools that saw the same call counted the same requests, so the larger number stands. */
    private static OptionalDouble rate(Dependency dependency) {
        return dependency.evidence().stream()
                .filter(Evidence.ObservedTraffic.class::isInstance)
                .map(Evidence.ObservedTraffic.class::cast)
                .flatMapToDouble(evidence -> evidence.perSecond().stream())
                .max();
    }

    /** Hints are no declarations, and calls from outside, of the kubelet and of the API server reach no tool by name. */
    private static boolean couldBeSeen(Dependency dependency) {
        boolean kind = dependency.kind() == DependencyKind.CALL || dependency.kind() == DependencyKind.SCRAPE;
        return kind
                && dependency.from() instanceof Caller.Pods
                && dependency.confidence().isAtLeast(Confidence.MEDIUM)
                && !isSeen(dependency);
    }

    private void judge(Dependency dependency, List<Unseen> unseen, List<Unseen> notJudged) {
        var seenReceivers = receiversSeenByCaller.getOrDefault(dependency.from(), Set.of());
        if (dependency.to().receivers().stream().anyMatch(seenReceivers::contains)) {
            notJudged.add(
                    new Unseen(dependency, "calls to the same pods were seen, on another port or by another name"));
            return;
        }
        switch (visibility.of(dependency)) {
            case Visibility.Verdict.Visible(var because) -> unseen.add(new Unseen(dependency, because));
            case Visibility.Verdict.Hidden(var because) -> notJudged.add(new Unseen(dependency, because));
        }
    }
}
