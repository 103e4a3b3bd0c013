package dev.meshward.translation;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.equivalence.Configuration;
import dev.meshward.equivalence.Equivalence;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TrafficDialect;
import dev.meshward.mesh.intent.TranslationLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates what a source says in one mesh into another. */
public final class Translator {

    private final TrafficDialect from;
    private final TrafficDialect to;
    private final Equivalence equivalence;

    public Translator(TrafficDialect from, TrafficDialect to, Equivalence equivalence) {
        this.from = from;
        this.to = to;
        this.equivalence = equivalence;
    }

    public Translation translate(ClusterSnapshot snapshot, TargetMesh target) {
        var read = snapshot.objects().stream()
                .map(this::fields)
                .filter(fields -> !fields.isEmpty())
                .toList();
        read.forEach(this::leaveForeignNotes);
        var source = new SourceReading(snapshot, read);
        from.read(source);
        var written = new TargetWriting(snapshot, target, to.support());
        to.express(source.intents(), written);
        var remarks = new TreeSet<>(source.remarks());
        remarks.addAll(written.remarks());
        return new Translation(
                from.mesh(),
                target,
                TranslationLedger.of(read, written).withUnused(unused(snapshot)),
                written.objects(),
                written.patches(),
                List.copyOf(remarks),
                equivalence.compare(before(snapshot), after(snapshot, written)));
    }

    /** Earlier versions of objects that stand in the source more than once. */
    private List<Fields> unused(ClusterSnapshot snapshot) {
        return snapshot.gaps().stream()
                .filter(ScanGap.Duplicate.class::isInstance)
                .map(ScanGap.Duplicate.class::cast)
                .flatMap(twice -> twice.unused().stream())
                .map(this::fields)
                .filter(fields -> !fields.isEmpty())
                .toList();
    }

    private Fields fields(Manifest object) {
        return from.owns(object) ? Fields.ofOwn(object) : Fields.ofOther(object);
    }

    /** Labels and annotations of other meshes are not what is translated. */
    private void leaveForeignNotes(Fields fields) {
        fields.notes().stream().filter(note -> !from.ownsNote(note.key())).forEach(note -> note.staysAsItIs());
    }

    private Configuration before(ClusterSnapshot snapshot) {
        return new Configuration(
                from.mesh().word(),
                snapshot,
                snapshot.objects().stream().filter(from::owns).toList());
    }

    /** The new objects, and those that stay as they are once patched; what the old mesh owned is gone. */
    private Configuration after(ClusterSnapshot snapshot, TargetWriting written) {
        Map<ObjectKey, Manifest> objects = new TreeMap<>();
        snapshot.objects().stream()
                .filter(object -> to.owns(object) && !from.owns(object))
                .forEach(object -> objects.put(object.key(), object));
        written.patches()
                .forEach(patch -> snapshot.object(patch.object())
                        .ifPresent(present -> objects.put(patch.object(), patch.applied(present))));
        written.objects().forEach(object -> objects.put(object.key(), object));
        return new Configuration(to.mesh().word(), snapshot, List.copyOf(objects.values()));
    }

    /** The meshes whose own objects or notes a source holds. */
    public static List<TrafficDialect> spokenIn(ClusterSnapshot snapshot, List<TrafficDialect> dialects) {
        return dialects.stream()
                .filter(dialect -> snapshot.objects().stream().anyMatch(object -> speaks(dialect, object)))
                .collect(Collectors.toList());
    }

    private static boolean speaks(TrafficDialect dialect, Manifest object) {
        return dialect.isSureSignOf(object)
                || Stream.of(Fields.ofOther(object))
                        .flatMap(fields -> fields.notes().stream())
                        .anyMatch(note -> dialect.ownsNote(note.key()));
    }
}
