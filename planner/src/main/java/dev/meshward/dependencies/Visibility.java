package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.observed.Observation;
import dev.meshward.traffic.Sight;
import dev.meshward.traffic.Witness;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a call would have been seen if it had been made: only then does silence mean something. */
final class Visibility {

    /** A job that runs once a month may not have run in a shorter time. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(31);

    /** Whether it would have been seen, and why: a clause for people. */
    sealed interface Verdict {

        record Visible(String because) implements Verdict {}

        record Hidden(String because) implements Verdict {}
    }

    private record Traced(String tool, WorkloadId workload) {}

    private final Observation observation;
    private final Set<Traced> tracing = new HashSet<>();
    private final Set<Traced> traced = new HashSet<>();

    Visibility(Observation observation, Collection<Dependency> dependencies) {
        this.observation = observation;
        dependencies.forEach(this::learn);
    }

    private void learn(Dependency dependency) {
        for (var evidence : dependency.evidence()) {
            if (evidence instanceof Evidence.ObservedTraffic seen) {
                if (dependency.from() instanceof Caller.Pods(var caller)) {
                    tracing.add(new Traced(seen.tool(), caller));
                }
                dependency.to().receivers().forEach(receiver -> traced.add(new Traced(seen.tool(), receiver)));
            }
        }
    }

    Verdict of(Dependency dependency) {
        if (!(dependency.from() instanceof Caller.Pods(var caller))) {
            return new Verdict.Hidden("no tool names its caller");
        }
        if (isOnHostNetwork(caller, dependency)) {
            return new Verdict.Hidden("one end uses the node's network, where tools see the node");
        }
        var seeing = observation.sights().stream()
                .filter(sight -> sees(sight, caller, dependency))
                .toList();
        if (seeing.isEmpty()) {
            return new Verdict.Hidden(whyNobody(caller, dependency));
        }
        return caller.kind().equals("CronJob") || caller.kind().equals("Job")
                ? ofJob(seeing)
                : new Verdict.Visible(said(seeing));
    }

    private boolean isOnHostNetwork(WorkloadId caller, Dependency dependency) {
        return observation.onHostNetwork().contains(caller)
                || dependency.to().receivers().stream().anyMatch(observation.onHostNetwork()::contains);
    }

    private static Verdict ofJob(List<Sight> seeing) {
        boolean longEnough = seeing.stream()
                .anyMatch(sight -> sight.window().orElse(Duration.ZERO).compareTo(LONGEST_PAUSE) >= 0);
        return longEnough
                ? new Verdict.Visible(said(seeing))
                : new Verdict.Hidden("its caller is a job, which may not have run in that time");
    }

    private boolean sees(Sight sight, WorkloadId caller, Dependency dependency) {
        if (dependency.kind() == DependencyKind.SCRAPE && sight.witness() != Witness.NETWORK) {
            return false;
        }
        if (sight.witness() == Witness.TRACE) {
            return tracing.contains(new Traced(sight.tool(), caller))
                    && dependency.to().receivers().stream()
                            .anyMatch(receiver -> traced.contains(new Traced(sight.tool(), receiver)));
        }
        return sight.understands(dependency.protocol())
                && sight.reaches(caller.namespace(), dependency.to().namespace());
    }

    /** {@code istio reports this namespace and saw no such call in 7 days}. */
    private static String said(List<Sight> seeing) {
        return seeing.stream()
                .map(sight -> sight.tool() + " reports calls like it and saw none "
                        + sight.window()
                                .map(each -> "in " + TrafficReport.words(each))
                                .orElse("over a time it does not tell"))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private String whyNobody(WorkloadId caller, Dependency dependency) {
        if (dependency.kind() == DependencyKind.SCRAPE) {
            return "proxies and traces do not tell of scrapes";
        }
        boolean reached = observation.sights().stream()
                .anyMatch(sight ->
                        sight.reaches(caller.namespace(), dependency.to().namespace()));
        return reached
                ? "no source tells of calls "
                        + (dependency.protocol().isEmpty()
                                ? "whose protocol is not known"
                                : "with the protocol " + dependency.protocol())
                : "no source reports calls from namespace " + caller.namespace() + " to "
                        + dependency.to().namespace();
    }
}
