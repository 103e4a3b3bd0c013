package dev.meshward.dependencies;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The longest chain of calls: what a request may have to pass, one after the other. A circle counts as one step, since
 * nobody can say how often it is walked.
 */
final class LongestPath {

    private final Map<WorkloadId, WorkloadId> circleByMember = new HashMap<>();
    private final Map<WorkloadId, Set<WorkloadId>> callees = new TreeMap<>();
    /** For every workload that has been settled, the next one of its longest chain, itself at the end of one. */
    private final Map<WorkloadId, WorkloadId> next = new HashMap<>();

    private final Map<WorkloadId, Integer> length = new HashMap<>();

    LongestPath(List<Dependency> calls, List<Set<WorkloadId>> cycles) {
        for (var cycle : cycles) {
            var first = cycle.iterator().next();
            cycle.forEach(member -> circleByMember.put(member, first));
        }
        calls.forEach(this::add);
    }

    private void add(Dependency call) {
        if (call.from() instanceof Caller.Pods(var caller)) {
            for (var receiver : call.to().receivers()) {
                if (!step(caller).equals(step(receiver))) {
                    callees.computeIfAbsent(step(caller), _ -> new TreeSet<>()).add(step(receiver));
                }
            }
        }
    }

    private WorkloadId step(WorkloadId workload) {
        return circleByMember.getOrDefault(workload, workload);
    }

    /** The longest chain that begins at one of these; the first by name among equals. */
    List<WorkloadId> from(Collection<WorkloadId> starts) {
        List<WorkloadId> longest = List.of();
        for (var start : new TreeSet<>(starts)) {
            settle(step(start));
            var path = path(step(start));
            longest = path.size() > longest.size() ? path : longest;
        }
        return longest;
    }

    /** Depth first without recursion: a chain may be as long as the cluster is large. */
    private void settle(WorkloadId start) {
        Deque<WorkloadId> open = new ArrayDeque<>();
        Set<WorkloadId> entered = new HashSet<>();
        open.push(start);
        while (!open.isEmpty()) {
            var current = open.peek();
            if (entered.add(current) && !length.containsKey(current)) {
                callees.getOrDefault(current, Set.of()).stream()
                        .filter(callee -> !length.containsKey(callee))
                        .forEach(open::push);
            } else {
                open.pop();
                length.computeIfAbsent(current, this::lengthOf);
            }
        }
    }

    private int lengthOf(WorkloadId workload) {
        int best = 0;
        for (var callee : callees.getOrDefault(workload, Set.of())) {
            int through = length.getOrDefault(callee, 0);
            if (through > best) {
                best = through;
                next.put(workload, callee);
            }
        }
        return best + 1;
    }

    private List<WorkloadId> path(WorkloadId start) {
        var path = new ArrayList<WorkloadId>();
        for (var step = start; step != null; step = next.get(step)) {
            path.add(step);
        }
        return path;
    }
}
