package dev.meshward.dependencies.corpora;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.corpora.Truth.Call;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a graph compares with the truth.
 *
 * @param hit visible calls that were found
 * @param lucky hidden calls that were found
 * @param wrong what was found and is no call
 */
record Figures(int hit, int lucky, int wrong, int visible) {

    static Figures of(DependencyGraph graph, Confidence least, Truth truth) {
        var found = graph.believedAt(least)
                .filter(Figures::counts)
                .map(dependency -> call(dependency, truth))
                .collect(Collectors.toSet());
        int hit = common(found, truth.visible());
        int lucky = common(found, truth.hidden());
        return new Figures(
                hit, lucky, found.size() - hit - lucky, truth.visible().size());
    }

    private static boolean counts(Dependency dependency) {
        return dependency.kind() != DependencyKind.PROBE && dependency.kind() != DependencyKind.KUBERNETES_API;
    }

    private static Call call(Dependency dependency, Truth truth) {
        var to = dependency.to();
        var service = to.name().toLowerCase(Locale.ROOT);
        var known = truth.calleeByService().get(service);
        boolean same = known != null
                && (known.namespaces().contains(to.namespace())
                        || to.namespace().isEmpty());
        var callee = same
                ? known.callee()
                : Truth.callee(
                        to.namespace(),
                        service,
                        to.receivers().stream().map(WorkloadId::name).distinct().toList());
        return new Call(dependency.from().name(), callee);
    }

    private static int common(Set<Call> some, Set<Call> others) {
        return (int) some.stream().filter(others::contains).count();
    }

    double precision() {
        int all = hit + lucky + wrong;
        return all == 0 ? (visible == 0 ? 1 : 0) : (double) (hit + lucky) / all;
    }

    double recall() {
        return visible == 0 ? 1 : (double) hit / visible;
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    Figures plus(Figures other) {
        return new Figures(hit + other.hit, lucky + other.lucky, wrong + other.wrong, visible + other.visible);
    }
}
