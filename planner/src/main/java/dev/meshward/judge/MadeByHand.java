package dev.meshward.judge;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Labels that a person writes into the template of pods which no command can change, as the step tells them to. On the way
 * back the same person leaves them out again.
 */
final class MadeByHand {

    private static final String BEGIN = "under labels ";
    private static final String END = ", and under annotations";
    private static final Pattern LABEL = Pattern.compile("([\\w./-]+): \"([^\"]*)\"");

    private final Map<WorkloadId, Map<String, String>> labelsByWorkload = new HashMap<>();

    /** What making it anew changes; empty where the step tells of no label. */
    Optional<Op> forward(Workload workload, String told) {
        var labels = labels(told);
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        labelsByWorkload.put(workload.id(), labels);
        var values = new HashMap<String, Value>();
        labels.forEach((key, value) -> values.put(key, Value.Text.of(value)));
        return Optional.of(Op.patch(patch(workload, values)));
    }

    /** What making it anew changes back; empty where nobody wrote a label on the way there. */
    Optional<Op> back(Workload workload) {
        return Optional.ofNullable(labelsByWorkload.get(workload.id())).map(labels -> {
            var values = new HashMap<String, Value>();
            labels.keySet().forEach(key -> values.put(key, Value.Nothing.here()));
            return Op.patch(patch(workload, values));
        });
    }

    private static Map<String, String> labels(String told) {
        int begin = told.indexOf(BEGIN);
        if (begin < 0) {
            return Map.of();
        }
        int end = told.indexOf(END, begin);
        var listed = told.substring(begin + BEGIN.length(), end < 0 ? told.length() : end);
        var labels = new HashMap<String, String>();
        LABEL.matcher(listed).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    private static Manifest patch(Workload workload, Map<String, Value> labels) {
        Value nested = Mapping.of(Map.of("metadata", Mapping.of(Map.of("labels", Mapping.of(labels)))));
        var path = workload.template().field().path();
        var steps = path.isEmpty()
                ? List.<String>of()
                : List.of(path.split("\\.", -1)).reversed();
        for (var step : steps) {
            nested = Mapping.of(Map.of(step, nested));
        }
        return workload.manifest().withContent((Mapping) nested);
    }
}
