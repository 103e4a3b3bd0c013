package dev.meshward.export.graphs;

import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.Rates;
import dev.meshward.dependencies.TrafficReport;
import dev.meshward.dependencies.TrafficReport.Seen;
import dev.meshward.dependencies.TrafficReport.Unseen;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was seen beside what is declared, for people: whole lists, one call a line. */
final class TrafficText {

    private TrafficText() {}

    static String of(DependencyGraph graph) {
        return graph.traffic().map(TrafficText::of).orElse("");
    }

    private static String of(TrafficReport report) {
        return "\nObserved traffic: " + sources(report) + ".\n"
                + section("Declared and seen", report.declaredAndSeen(), TrafficText::seen)
                + section("Declared, never seen", report.declaredNeverSeen(), TrafficText::unseen)
                + section("Seen, never declared", report.seenNeverDeclared(), TrafficText::seen)
                + section(
                        "Declared, and nothing looked where it could have been seen",
                        report.notJudged(),
                        TrafficText::unseen)
                + section(
                        "Called by somebody whom the traffic does not name",
                        report.unnamedCallers(),
                        caller -> "%s/%s  %s%s"
                                .formatted(
                                        caller.to().namespace(),
                                        caller.to().name(),
                                        caller.tool(),
                                        Rates.after(caller.perSecond())))
                + section(
                        "Names in the traffic that were not joined",
                        report.unjoined(),
                        name -> "%s  %s (%s, %s)"
                                .formatted(
                                        name.name(),
                                        name.because(),
                                        name.tool(),
                                        GraphText.count(name.calls(), "call", "calls")));
    }

    private static String sources(TrafficReport report) {
        return report.sources().isEmpty()
                ? "none that could be used"
                : report.sources().stream()
                        .map(TrafficReport.Source::toString)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private static <T> String section(String title, List<T> items, Function<T, String> line) {
        var lines = items.stream().map(item -> "  " + line.apply(item) + "\n").collect(Collectors.joining());
        return title + " (" + items.size() + ")" + (items.isEmpty() ? ".\n" : ":\n" + lines);
    }

    private static String seen(Seen seen) {
        var rate = Rates.text(seen.perSecond());
        return call(seen.dependency()) + (rate.isEmpty() ? "" : "  " + rate);
    }

    private static String unseen(Unseen unseen) {
        return call(unseen.dependency()) + "  " + unseen.because();
    }

    private static String call(Dependency dependency) {
        return GraphText.caller(dependency) + " -> " + GraphText.callee(dependency);
    }
}
