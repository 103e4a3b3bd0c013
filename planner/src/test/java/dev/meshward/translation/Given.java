package dev.meshward.translation;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.equivalence.Equivalence;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.intent.TrafficIntent;
import dev.meshward.mesh.istio.traffic.IstioTraffic;
import dev.meshward.mesh.linkerd.traffic.LinkerdTraffic;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A translation of a few lines of YAML. */
public record Given(ClusterSnapshot snapshot, Translation translation) {

    public static final TrafficDialect ISTIO = new IstioTraffic();
    public static final TrafficDialect LINKERD = new LinkerdTraffic();

    public static Given toLinkerd(String... documents) {
        return translated(ISTIO, LINKERD, documents);
    }

    public static Given toIstio(String... documents) {
        return translated(LINKERD, ISTIO, documents);
    }

    public static Given toLinkerdOf(String version, String... documents) {
        return translated(ISTIO, LINKERD, version, scanned(documents));
    }

    public static Given translated(TrafficDialect from, TrafficDialect to, String... documents) {
        return translated(from, to, to.defaultVersion(), scanned(documents));
    }

    public static Given translated(TrafficDialect from, TrafficDialect to, String version, ClusterSnapshot snapshot) {
        var target = new TargetMesh(to.mesh(), version, "1.33", true);
        return new Given(
                snapshot,
                new Translator(from, to, new Equivalence((_, _) -> Optional.empty())).translate(snapshot, target));
    }

    public static ClusterSnapshot scanned(String... documents) {
        var bytes = String.join("\n---\n", documents).getBytes(StandardCharsets.UTF_8);
        try {
            return new ManifestScan(SavedFormat.none())
                    .scan(List.of(new Source.OfStream(new ByteArrayInputStream(bytes))), ScanOptions.everything())
                    .snapshot();
        } catch (SourceUnreadable e) {
            throw new AssertionError(e);
        }
    }

    /** What a dialect reads from a cluster. */
    public static List<TrafficIntent> read(TrafficDialect dialect, ClusterSnapshot snapshot) {
        var fields = snapshot.objects().stream()
                .map(object -> dialect.owns(object) ? Fields.ofOwn(object) : Fields.ofOther(object))
                .toList();
        var source = new SourceReading(snapshot, fields);
        dialect.read(source);
        return source.intents();
    }

    /** The new objects, each its identity, annotations but the reason, and what it says. */
    public String objects() {
        return translation.objects().stream()
                .map(object -> object.key() + "\n" + notes(object)
                        + ManifestWriter.yaml(object.at("spec").mapping()))
                .collect(Collectors.joining("---\n"));
    }

    private static String notes(dev.meshward.manifest.Manifest object) {
        return object.at("metadata", "annotations").textByKey().entrySet().stream()
                .filter(note -> !note.getKey().startsWith("meshward.dev/"))
                .map(note -> "@ " + note.getKey() + " = " + note.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The changes of objects that stay. */
    public String patches() {
        return translation.patches().stream()
                .map(patch -> patch.object() + "\n"
                        + ManifestWriter.yaml(
                                patch.manifest().content().without("apiVersion").without("kind")))
                .collect(Collectors.joining("---\n"));
    }

    /** The fate of each field, by path: {@code spec.hosts[0] carried}, with the reason where there is one. */
    public String fates() {
        return translation.ledger().pages().stream()
                .flatMap(page -> page.entries().stream())
                .map(entry -> entry.leaf().place().path() + " " + entry.fate().word())
                .collect(Collectors.joining("\n"));
    }

    public static String service(String namespace, String name, String port) {
        return """
            apiVersion: v1
            kind: Service
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {app: %s}
              ports: [{%s}]
            """.formatted(name, namespace, name, port);
    }
}
