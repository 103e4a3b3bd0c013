package dev.meshward.bundles;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Fix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Annotations that findings ask for at the join, by workload. */
final class JoinFixes {

    private final Map<WorkloadId, Map<String, String>> annotationsByWorkload = new HashMap<>();

    JoinFixes(List<Finding> findings) {
        findings.stream().sorted().flatMap(finding -> finding.fix().stream()).forEach(fix -> {
            if (fix instanceof Fix.AnnotateAtJoin(var workload, var annotation, var value, var _)) {
                annotationsByWorkload
                        .computeIfAbsent(workload, _ -> new TreeMap<>())
                        .merge(annotation, value, (one, other) -> both(annotation, one, other));
            }
        });
    }

    /** What the mesh needs, and what findings ask for; a finding knows more and wins. */
    Map<String, String> with(Map<String, String> needed, WorkloadId workload) {
        var all = new TreeMap<>(needed);
        all.putAll(annotationsByWorkload.getOrDefault(workload, Map.of()));
        return all;
    }

    /** Lists of ports and ranges add up; of two other values the first one stays. */
    private static String both(String annotation, String one, String other) {
        if (!annotation.matches(".*([Pp]orts|IPRanges|-subnets)")) {
            return one;
        }
        var parts = new TreeSet<String>();
        Stream.of(one, other)
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return String.join(",", parts);
    }
}
