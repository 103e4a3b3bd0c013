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
import org.jspecify.annotations.Nullable;

/**
 * Labels and annotations that a person writes into the template of pods which no command can change, as the step tells them
 * to. On the way back the same person writes them as they were.
 */
final class MadeByHand {

    /** A list of them begins; it ends where the other one does, or with the sentence. */
    private static final Pattern PART = Pattern.compile("under (labels|annotations) (.*?)(?=, and under |$)");

    private static final Pattern ENTRY = Pattern.compile("([\\w./-]+): (?:\"([^\"]*)\"|removed)");

    private final Map<WorkloadId, Manifest> backByWorkload = new HashMap<>();

    /** What making it anew changes; empty where the step tells of nothing to write. */
    Optional<Op> forward(Workload workload, String told) {
        var written = written(told);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var forward = new HashMap<String, Value>();
        var back = new HashMap<String, Value>();
        written.forEach((part, entries) -> {
            forward.put(part, Mapping.of(entries));
            back.put(part, Mapping.of(before(workload, part, entries)));
        });
        backByWorkload.put(workload.id(), patch(workload, back));
        return Optional.of(Op.patch(patch(workload, forward)));
    }

    /** What making it anew changes back; empty where nobody wrote anything on the way there. */
    Optional<Op> back(Workload workload) {
        return Optional.ofNullable(backByWorkload.get(workload.id())).map(Op::patch);
    }

    private static Map<String, Map<String, Value>> written(String told) {
        var written = new HashMap<String, Map<String, Value>>();
        PART.matcher(told).results().forEach(part -> {
            var entries = new HashMap<String, Value>();
            ENTRY.matcher(part.group(2)).results().forEach(entry -> entries.put(entry.group(1), value(entry.group(2))));
            if (!entries.isEmpty()) {
                written.put(part.group(1), entries);
            }
        });
        return written;
    }

    private static Value value(@Nullable String text) {
        return text == null ? Value.Nothing.here() : Value.Text.of(text);
    }

    private static Map<String, Value> before(Workload workload, String part, Map<String, Value> entries) {
        var now = workload.template().field().at("metadata", part);
        var before = new HashMap<String, Value>();
        entries.keySet().forEach(key -> before.put(key, now.at(key).value().orElse(Value.Nothing.here())));
        return before;
    }

    private static Manifest patch(Workload workload, Map<String, Value> metadata) {
        Value nested = Mapping.of(Map.of("metadata", Mapping.of(metadata)));
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
