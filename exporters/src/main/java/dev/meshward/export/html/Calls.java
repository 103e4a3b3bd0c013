package dev.meshward.export.html;

import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who calls whom, by names such as {@code shop/web}. */
final class Calls {

    private final Map<String, SortedSet<String>> calleesByCaller = new HashMap<>();
    private final Map<String, SortedSet<String>> callersByCallee = new HashMap<>();

    Calls(SavedPlan plan) {
        plan.dependencies().forEach(this::add);
    }

    private void add(SavedDependency call) {
        var caller = name(call.fromNamespace(), call.fromWorkload());
        var callees = calleesByCaller.computeIfAbsent(caller, _ -> new TreeSet<>());
        callees.add(name(call.toNamespace(), call.toService()));
        for (var workload : call.toWorkloads()) {
            var callee = name(call.toNamespace(), workload);
            callees.add(callee);
            callersByCallee.computeIfAbsent(callee, _ -> new TreeSet<>()).add(caller);
        }
    }

    private static String name(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    List<String> by(String workload) {
        return List.copyOf(calleesByCaller.getOrDefault(workload, new TreeSet<>()));
    }

    List<String> to(String workload) {
        return List.copyOf(callersByCallee.getOrDefault(workload, new TreeSet<>()));
    }
}
