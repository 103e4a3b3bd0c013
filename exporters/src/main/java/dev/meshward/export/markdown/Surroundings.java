package dev.meshward.export.markdown;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.saved.SavedDependency;
import dev.meshward.saved.SavedPlan;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls some workloads, and whom they call: those who are hurt when something goes wrong with them. */
final class Surroundings {

    private final List<SavedDependency> calls;
    private final Set<String> names;

    Surroundings(SavedPlan plan, Collection<WorkloadId> workloads) {
        this.calls = plan.dependencies().stream()
                .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                .filter(call -> call.kind() != DependencyKind.PROBE && call.kind() != DependencyKind.KUBERNETES_API)
                .toList();
        this.names = workloads.stream()
                .map(each -> each.namespace() + "/" + each.name())
                .collect(Collectors.toSet());
    }

    /** Where traffic from outside the cluster arrives. */
    List<String> entrances() {
        return calls.stream()
                .filter(call -> call.fromWorkload().equals("(ingress)"))
                .flatMap(Surroundings::receivers)
                .filter(names::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** Who calls them and is none of them. */
    List<String> callers() {
        return calls.stream()
                .filter(call -> receivers(call).anyMatch(names::contains))
                .map(Surroundings::caller)
                .filter(caller -> !names.contains(caller) && !caller.equals("(ingress)"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whom they call, as a pair of both and the port. */
    List<SavedDependency> into() {
        return calls.stream()
                .filter(call -> receivers(call).anyMatch(names::contains) && !names.contains(caller(call)))
                .toList();
    }

    static String caller(SavedDependency call) {
        return call.fromNamespace().isEmpty() ? call.fromWorkload() : call.fromNamespace() + "/" + call.fromWorkload();
    }

    private static Stream<String> receivers(SavedDependency call) {
        return call.toWorkloads().stream().map(name -> call.toNamespace() + "/" + name);
    }
}
