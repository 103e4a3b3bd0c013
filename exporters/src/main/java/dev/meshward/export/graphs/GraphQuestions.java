package dev.meshward.export.graphs;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.Evidence;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers to questions about single workloads and pairs of them, in words and with every reason. */
public final class GraphQuestions {

    private final DependencyGraph graph;

    /**
     * What can be said.
     *
     * @param isKnown whether the name means anything in this graph
     * @param text ends in a line break
     */
    public record Answer(boolean isKnown, String text) {}

    public GraphQuestions(DependencyGraph graph) {
        this.graph = graph;
    }

    /**
     * Why one calls the other, in both directions, of whatever confidence.
     *
     * @param one {@code namespace/name} or just the name, of a workload, a Service or a host
     */
    public Answer why(String one, String other) {
        for (var name : List.of(one, other)) {
            if (!isKnown(name)) {
                return new Answer(false, unknown(name));
            }
        }
        var text = new StringBuilder();
        reasons(one, other, text);
        reasons(other, one, text);
        rejections(one, other, text);
        rejections(other, one, text);
        if (text.isEmpty()) {
            text.append("Nothing says that ")
                    .append(one)
                    .append(" calls ")
                    .append(other)
                    .append(", or the other way round.\n");
            detour(one, other, text);
            detour(other, one, text);
        }
        return new Answer(true, text.toString());
    }

    /** Everybody who calls it and everybody it calls, with every reason. */
    public Answer of(String name) {
        if (!isKnown(name)) {
            return new Answer(false, unknown(name));
        }
        var text = new StringBuilder();
        section("Calls of " + name, matching(dependency -> isCaller(dependency, name)), text);
        section("Calls to " + name, matching(dependency -> isCallee(dependency, name)), text);
        if (graph.unknown().stream().anyMatch(workload -> isNamed(name, workload.namespace(), workload.name()))) {
            text.append("Nothing is known of what it calls: no configuration names an address.\n");
        }
        return new Answer(true, text.toString());
    }

    private void section(String title, List<Dependency> dependencies, StringBuilder text) {
        text.append(title).append(':').append(dependencies.isEmpty() ? " none known.\n" : "\n");
        dependencies.forEach(dependency -> describe(dependency, text));
        text.append('\n');
    }

    private void reasons(String from, String to, StringBuilder text) {
        matching(dependency -> isCaller(dependency, from) && isCallee(dependency, to))
                .forEach(dependency -> describe(dependency, text));
    }

    /** What a person took away is told with everything that spoke for it. */
    private void rejections(String from, String to, StringBuilder text) {
        for (var rejection : graph.objections().heeded()) {
            if (isCaller(rejection.dependency(), from) && isCallee(rejection.dependency(), to)) {
                text.append("Rejected, and therefore no dependency:\n");
                describe(rejection.dependency(), text);
                describe(rejection.statement(), text);
            }
        }
    }

    private static void describe(Dependency dependency, StringBuilder text) {
        text.append("  ")
                .append(GraphText.caller(dependency))
                .append(" -> ")
                .append(GraphText.callee(dependency))
                .append("  ")
                .append(GraphCsv.protocol(dependency))
                .append(GraphCsv.protocol(dependency).isEmpty() ? "" : "  ")
                .append(dependency.confidence().word())
                .append('\n');
        dependency.evidence().forEach(evidence -> describe(evidence, text));
    }

    private static void describe(Evidence evidence, StringBuilder text) {
        var place = evidence.place();
        text.append("      ")
                .append(evidence.confidence().word())
                .append(", ")
                .append(evidence.kind())
                .append(place.file().isEmpty() ? "" : " at " + place)
                .append('\n');
        text.append("        ").append(evidence.because()).append('\n');
    }

    private void detour(String from, String to, StringBuilder text) {
        var starts = matching(dependency -> isCaller(dependency, from)).stream()
                .flatMap(dependency -> workload(dependency.from()))
                .distinct()
                .toList();
        var way = new Detour(graph).from(starts, call -> isCallee(call, to));
        text.append(way.isEmpty() ? "" : "There is a way over others:\n");
        way.forEach(call -> text.append("  ")
                .append(GraphText.caller(call))
                .append(" -> ")
                .append(GraphText.callee(call))
                .append('\n'));
    }

    private static Stream<WorkloadId> workload(Caller caller) {
        return caller instanceof Caller.Pods(var workload) ? Stream.of(workload) : Stream.empty();
    }

    private boolean isKnown(String name) {
        return graph.dependencies().stream()
                        .anyMatch(dependency -> isCaller(dependency, name) || isCallee(dependency, name))
                || graph.unknown().stream().anyMatch(workload -> isNamed(name, workload.namespace(), workload.name()))
                || graph.objections().heeded().stream()
                        .map(DependencyGraph.Rejection::dependency)
                        .anyMatch(dependency -> isCaller(dependency, name) || isCallee(dependency, name));
    }

    private static String unknown(String name) {
        return "No call is known that begins or ends at \"" + name + "\". Perhaps write it as NAMESPACE/NAME; "
                + "graph --format text lists all names.\n";
    }

    private List<Dependency> matching(Predicate<Dependency> wanted) {
        return graph.dependencies().stream().filter(wanted).toList();
    }

    private static boolean isCaller(Dependency dependency, String name) {
        return isNamed(name, dependency.from().namespace(), dependency.from().name());
    }

    private static boolean isCallee(Dependency dependency, String name) {
        var to = dependency.to();
        return isNamed(name, to.namespace(), to.name())
                || to.receivers().stream().anyMatch(workload -> isNamed(name, workload.namespace(), workload.name()));
    }

    private static boolean isNamed(String wanted, String namespace, String name) {
        return wanted.equals(name) || wanted.equals(namespace + "/" + name);
    }
}
