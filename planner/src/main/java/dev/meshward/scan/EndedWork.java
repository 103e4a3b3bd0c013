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
import java.util.stream.Stream;

/**
 * Jobs and pods that have ended, and the tests of Helm charts, which are there only while somebody tests. They are no
 * workloads; each is named once, so that nobody looks for it in a plan in vain.
 */
final class EndedWork {

    private static final String TEST = "Helm test";

    private final Map<ObjectKey, String> wayByObject;
    private final Map<String, TreeSet<String>> endedByNamespace = new TreeMap<>();
    private final Map<String, TreeSet<String>> testsByNamespace = new TreeMap<>();

    /** @param wayByObject how each ended: {@code complete}, {@code failed}, or as a {@value #TEST} */
    EndedWork(Map<ObjectKey, String> wayByObject) {
        this.wayByObject = Map.copyOf(wayByObject);
    }

    /** How an object has ended; empty while it runs, and for kinds that never end by themselves. */
    static Optional<String> wayOf(Manifest manifest) {
        return switch (manifest.key().group() + "/" + manifest.key().kind()) {
            case "/Pod" -> ofPod(manifest.at("status", "phase").textOr("")).or(() -> ofTest(manifest));
            case "batch/Job" -> ofJob(manifest).or(() -> ofTest(manifest));
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

    /** What is made for a test and for nothing else; a chart may name several moments at which Helm makes an object. */
    private static Optional<String> ofTest(Manifest manifest) {
        var moments = manifest.at("metadata", "annotations", "helm.sh/hook")
                .textOr("")
                .strip();
        boolean isTest = !moments.isEmpty()
                && Stream.of(moments.split("\\s*,\\s*")).allMatch(moment -> moment.startsWith("test"));
        return isTest ? Optional.of(TEST) : Optional.empty();
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
        var name = key.kind().toLowerCase(Locale.ROOT) + " " + key.name();
        boolean isTest = way.equals(TEST);
        (isTest ? testsByNamespace : endedByNamespace)
                .computeIfAbsent(key.namespace(), _ -> new TreeSet<>())
                .add(isTest ? name : name + " (" + way + ")");
    }

    /** One for each namespace and reason, with every name. */
    List<ScanGap> gaps() {
        return Stream.concat(
                        gaps(
                                endedByNamespace,
                                "ended work in ",
                                "it never runs again, so there is nothing to move; what makes it anew joins like any"
                                        + " workload"),
                        gaps(
                                testsByNamespace,
                                "tests of Helm charts in ",
                                "they are there only while helm test runs; one that is to pass once its target takes"
                                        + " mutual TLS alone has to join as well"))
                .toList();
    }

    private static Stream<ScanGap> gaps(Map<String, TreeSet<String>> names, String what, String because) {
        return names.entrySet().stream()
                .map(entry -> new ScanGap.NotLooked(
                        what + entry.getKey() + ": " + String.join(", ", entry.getValue()), because));
    }
}
