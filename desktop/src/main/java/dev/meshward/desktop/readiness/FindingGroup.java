package dev.meshward.desktop.readiness;

import dev.meshward.advice.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Findings that have something in common.
 *
 * @param title the cause, the namespace or the workload; empty for what concerns the cluster as a whole
 */
public record FindingGroup(String title, List<FindingRow> rows) {

    /** What findings can be grouped by. */
    public enum By {
        CAUSE,
        NAMESPACE,
        WORKLOAD
    }

    public FindingGroup {
        rows = List.copyOf(rows);
    }

    /** That of its gravest finding. */
    public Severity severity() {
        return rows.stream()
                .map(row -> row.finding().diagnosis().severity())
                .min(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    /** The groups, the gravest and largest first. A finding that concerns several stands in each of their groups. */
    static List<FindingGroup> of(List<FindingRow> rows, By by) {
        Function<FindingRow, Stream<String>> titles = switch (by) {
            case CAUSE -> row -> Stream.of(row.finding().diagnosis().code() + "  " + row.title());
            case NAMESPACE -> row -> row.namespaces().stream();
            case WORKLOAD -> FindingGroup::workloads;
        };
        var groups = new LinkedHashMap<String, List<FindingRow>>();
        rows.forEach(row -> titles.apply(row)
                .forEach(title ->
                        groups.computeIfAbsent(title, _ -> new ArrayList<>()).add(row)));
        return groups.entrySet().stream()
                .map(group -> new FindingGroup(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(FindingGroup::severity)
                        .thenComparing(group -> -group.rows().size())
                        .thenComparing(FindingGroup::title))
                .toList();
    }

    private static Stream<String> workloads(FindingRow row) {
        var workloads = row.finding().workloads();
        return workloads.isEmpty()
                ? Stream.of(row.finding().diagnosis().subject().toString())
                : workloads.stream().map(Object::toString);
    }
}
