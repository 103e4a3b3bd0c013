package dev.meshward.export.graphs;

import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.saved.EvidenceText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The graph for people at a terminal: a paragraph for each caller, a line for each call with the best reason to believe it. */
final class GraphText {

    private GraphText() {}

    static String of(GraphView view) {
        var shown = view.shown();
        var text = new StringBuilder();
        var column = new Column(
                shown.stream().mapToInt(each -> callee(each).length()).max().orElse(0));
        String caller = "";
        for (var dependency : shown) {
            if (!caller(dependency).equals(caller)) {
                text.append(caller.isEmpty() ? "" : "\n");
                caller = caller(dependency);
                text.append(caller).append('\n');
            }
            text.append(line(dependency, column)).append('\n');
        }
        return text.append(shown.isEmpty() ? "" : "\n")
                .append(summary(view, shown))
                .append(GraphOverview.of(view))
                .append(TrafficText.of(view.graph()))
                .append(objections(view))
                .toString();
    }

    private record Column(int width) {

        /** Long names are not cut; the rest of their line moves. */
        private static final int WIDEST = 44;

        String padded(String text) {
            return text + " ".repeat(Math.max(0, Math.min(width, WIDEST) - text.length()));
        }
    }

    private static String line(Dependency dependency, Column column) {
        var more = dependency.evidence().size() - 1;
        return "  -> %s  %-8s %-6s  %s%s"
                .formatted(
                        column.padded(callee(dependency)),
                        GraphCsv.protocol(dependency),
                        dependency.confidence().word(),
                        EvidenceText.of(dependency.evidence().getFirst()),
                        more == 0 ? "" : " and " + more + " more")
                .stripTrailing();
    }

    static String caller(Dependency dependency) {
        return dependency.from() instanceof Caller.Pods(var workload)
                ? workload.toString()
                : dependency.from().name();
    }

    /** {@code shop/checkout:8080}, with what is odd about it. */
    static String callee(Dependency dependency) {
        var to = dependency.to();
        var name = to.namespace().isEmpty() ? to.name() : to.namespace() + "/" + to.name();
        var port = dependency.port() == 0 ? "" : ":" + dependency.port();
        var note = switch (to) {
            case Callee.Dangling _ -> " (no such Service)";
            case Callee.External _ -> " (outside)";
            case Callee.ToWorkload _ -> " (pods)";
            case Callee.ToService _, Callee.KubernetesApi _ -> "";
        };
        return name + port + note + kind(dependency.kind());
    }

    /** Ordinary calls, and what the callee says already, need no word. */
    private static String kind(DependencyKind kind) {
        return switch (kind) {
            case CALL, EGRESS, DANGLING, KUBERNETES_API -> "";
            case SCRAPE, PROBE, WEBHOOK -> " (" + kind.word() + ")";
        };
    }

    private static String objections(GraphView view) {
        var text = new StringBuilder();
        var objections = view.graph().objections();
        if (!objections.heeded().isEmpty()) {
            text.append("\nRejected by people, and left out:\n");
        }
        objections
                .heeded()
                .forEach(rejection -> text.append("  ")
                        .append(caller(rejection.dependency()))
                        .append(" -> ")
                        .append(callee(rejection.dependency()))
                        .append("  ")
                        .append(rejection.statement().because())
                        .append('\n'));
        objections
                .idle()
                .forEach(idle -> text.append("\nRejected at ")
                        .append(idle.place())
                        .append(", but nothing is known of such a call: ")
                        .append(idle.from())
                        .append(" -> ")
                        .append(idle.to())
                        .append('\n'));
        return text.toString();
    }

    private static String summary(GraphView view, List<Dependency> shown) {
        var text = new StringBuilder(count(shown.size(), "dependency", "dependencies"));
        if (view.leftOut() > 0) {
            text.append(", and ")
                    .append(count(view.leftOut(), "hint", "hints"))
                    .append(" below ")
                    .append(view.least().word())
                    .append(" confidence that ")
                    .append(view.leftOut() == 1 ? "is" : "are")
                    .append(" not shown (--min-confidence ")
                    .append(Confidence.LOW.word())
                    .append(" shows all)");
        }
        text.append(".\n");
        var unknown = view.graph().unknown();
        if (!unknown.isEmpty()) {
            text.append("Nothing is known of what ")
                    .append(unknown.size() == 1 ? "this workload calls" : "these " + unknown.size() + " workloads call")
                    .append(": ")
                    .append(unknown.stream().map(Object::toString).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return text.toString();
    }

    static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d", number) + " " + (number == 1 ? one : many);
    }
}
