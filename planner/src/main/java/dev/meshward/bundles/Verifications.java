package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Probe;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What to look at after a stage, with the values that have to be seen. */
record Verifications(Speaker speaker) {

    /** The rung a kind of stage leads to; none for those in which nobody climbs. */
    static Optional<Rung> rung(StageKind kind) {
        return switch (kind) {
            case JOIN -> Optional.of(Rung.JOINED);
            case STRICT -> Optional.of(Rung.STRICT);
            case AUTHORIZE -> Optional.of(Rung.AUTHORIZED);
            case PREREQUISITES, PLATFORM, OBSERVABILITY, WAYPOINT, HARDEN -> Optional.empty();
        };
    }

    List<Verification> of(Stage stage, List<Workload> workloads, StageDraft draft, List<Touched> touched) {
        var verifications = new ArrayList<Verification>();
        createdObjects(draft).forEach((scope, names) -> verifications.add(created(scope, names)));
        touched.stream()
                .filter(field -> field.object().kind().equals("Namespace")
                        && !field.path().isEmpty())
                .forEach(field -> verifications.add(namespaceField(field)));
        draft.helm().forEach(file -> verifications.add(release(file)));
        rung(stage.kind())
                .ifPresent(rung -> speaker.dialect()
                        .inspections(rung, workloads, speaker.target())
                        .forEach(each ->
                                verifications.add(new Verification(each.command(), each.expect(), each.because()))));
        return verifications;
    }

    /** Resource and namespace of objects of one kind. */
    private record Scope(String resource, String namespace) implements Comparable<Scope> {
        @Override
        public int compareTo(Scope other) {
            return (resource + " " + namespace).compareTo(other.resource + " " + other.namespace);
        }
    }

    private static Map<Scope, TreeSet<String>> createdObjects(StageDraft draft) {
        var names = new TreeMap<Scope, TreeSet<String>>();
        draft.created().stream()
                .map(file -> file.manifest().key())
                .forEach(key -> names.computeIfAbsent(
                                new Scope(StepCommands.resource(key), key.namespace()), _ -> new TreeSet<>())
                        .add(key.name()));
        return names;
    }

    private static Verification created(Scope scope, TreeSet<String> names) {
        var where = scope.namespace().isEmpty() ? "" : " -n " + scope.namespace();
        return new Verification(
                "kubectl get " + scope.resource() + where + " -l app.kubernetes.io/managed-by=meshward -o name",
                "among them " + String.join(", ", names),
                "what this stage created is there");
    }

    private static Verification namespaceField(Touched field) {
        ObjectKey namespace = field.object();
        var jsonPath = field.path().contains("['") ? quotedKey(field.path()) : field.path();
        return new Verification(
                "kubectl get namespace " + namespace.name() + " -o jsonpath='{." + jsonPath + "}'",
                field.after()
                        .map(value -> value instanceof Value.Scalar scalar ? scalar.asText() : "as written")
                        .orElse("nothing"),
                "the namespace says what this stage wrote");
    }

    /** jsonpath writes a dot inside of a key with a backslash. */
    private static String quotedKey(String path) {
        int from = path.indexOf("['");
        int to = path.indexOf("']", from);
        var key = path.substring(from + 2, to).replace(".", "\\.");
        return path.substring(0, from) + "." + key + path.substring(to + 2);
    }

    private static Verification release(HelmFile file) {
        return new Verification(
                "helm status " + file.release().name() + " -n " + file.release().namespace(),
                "STATUS: deployed, chart version " + file.release().version(),
                "the release is installed as pinned");
    }

    /** What to keep an eye on while the stage is young. */
    List<String> watch(Stage stage, List<Workload> workloads) {
        if (rung(stage.kind()).isEmpty() || workloads.isEmpty()) {
            return List.of(
                    "kubectl get events -A --field-selector type=Warning --sort-by=.lastTimestamp: nothing that was"
                            + " not there before");
        }
        var watched = new ArrayList<String>();
        speaker.dialect().afterJoin(workloads).forEach(probe -> watched.add(words(probe)));
        if (rung(stage.kind()).equals(Optional.of(Rung.STRICT))) {
            speaker.dialect().beforeStrict(workloads).forEach(probe -> watched.add(words(probe)));
        }
        stage.namespaces()
                .forEach(namespace -> watched.add("kubectl get pods -n " + namespace
                        + " --field-selector=status.phase!=Running: no pod but those of jobs that ended"));
        return watched;
    }

    private static String words(Probe probe) {
        return probe.query() + " " + probe.expect() + ": " + probe.meaning();
    }
}
