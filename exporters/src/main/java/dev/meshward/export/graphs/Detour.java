package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The shortest way from one to the other over calls that are believed. */
final class Detour {

    private final DependencyGraph graph;
    private final Map<WorkloadId, Dependency> reachedBy = new HashMap<>();

    Detour(DependencyGraph graph) {
        this.graph = graph;
    }

    /** The calls of the way in order; none where there is no way. */
    List<Dependency> from(List<WorkloadId> starts, Predicate<Dependency> arrives) {
        var seen = new HashSet<>(starts);
        var waiting = new ArrayDeque<>(starts);
        while (!waiting.isEmpty()) {
            for (var call : graph.callsBy(waiting.removeFirst())) {
                if (!call.confidence().isAtLeast(Confidence.MEDIUM)) {
                    continue;
                }
                if (arrives.test(call)) {
                    return wayTo(call);
                }
                for (var receiver : call.to().receivers()) {
                    if (seen.add(receiver)) {
                        reachedBy.put(receiver, call);
                        waiting.add(receiver);
                    }
                }
            }
        }
        return List.of();
    }

    private List<Dependency> wayTo(Dependency last) {
        var way = new ArrayDeque<Dependency>();
        for (var call = Optional.of(last); call.isPresent(); call = before(call.get())) {
            way.addFirst(call.get());
        }
        return List.copyOf(way);
    }

    private Optional<Dependency> before(Dependency call) {
        return call.from() instanceof Caller.Pods(var workload)
                ? Optional.ofNullable(reachedBy.get(workload))
                : Optional.empty();
    }
}
