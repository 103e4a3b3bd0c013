package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Jobs and pods that have ended. They never run again, so they are no workloads; each is named once, so that nobody looks
 * for it in a plan in vain.
 */
final class EndedWork {

    private final Map<ObjectKey, String> wayByObject;
    private final Map<String, TreeSet<String>> namedByNamespace = new TreeMap<>();

    /** @param wayByObject how each ended: {@code complete} or {@code failed} */
    EndedWork(Map<ObjectKey, String> wayByObject) {
        this.wayByObject = Map.copyOf(wayByObject);
    }

    /** How an object has ended; empty while it runs, and for kinds that never end by themselves. */
    static Optional<String> wayOf(Manifest manifest) {
        return switch (manifest.key().group() + "/" + manifest.key().kind()) {
            case "/Pod" -> ofPod(manifest.at("status", "phase").textOr(""));
            case "batch/Job" -> ofJob(manifest);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofPod(String phase) {
        return switch (phase) {
            case "Succeeded" -> Optional.of("complete");
            case "Failed" -> Optional.of("failed");
            default -> Optional.empty();
        };
    }

    /** FailureTarget and SuccessCriteriaMet come while pods still end; only these two conditions are final. */
    private static Optional<String> ofJob(Manifest job) {
        return job.at("status", "conditions").items().stream()
                .filter(condition -> condition.at("status").is("True"))
                .map(condition -> condition.at("type").textOr(""))
                .filter(type -> type.equals("Complete") || type.equals("Failed"))
                .map(type -> type.toLowerCase(Locale.ROOT))
                .findFirst()
                .or(() -> job.at("status", "completionTime").text().map(_ -> "complete"));
    }

    /** True for an object that has ended, which is noted by that. */
    boolean took(ObjectKey key) {
        var way = wayByObject.get(key);
        if (way != null) {
            note(key, way);
        }
        return way != null;
    }

    void note(ObjectKey key, String way) {
        var words = key.kind().toLowerCase(Locale.ROOT) + " " + key.name() + " (" + way + ")";
        namedByNamespace.computeIfAbsent(key.namespace(), _ -> new TreeSet<>()).add(words);
    }

    /** One for each namespace, with every name. */
    List<ScanGap> gaps() {
        return namedByNamespace.entrySet().stream()
                .<ScanGap>map(entry -> new ScanGap.NotLooked(
                        "ended work in " + entry.getKey() + ": " + String.join(", ", entry.getValue()),
                        "it never runs again, so there is nothing to move; what makes it anew joins like any workload"))
                .toList();
    }
}
