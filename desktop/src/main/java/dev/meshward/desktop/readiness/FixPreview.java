package dev.meshward.desktop.readiness;

import dev.meshward.bundles.Overlay;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.manifests.LineDiff;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ManifestWriter;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Change;
import dev.meshward.readiness.Fix;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fix does to the objects that were read.
 *
 * @param object that changes
 * @param because why that is harmless
 */
public record FixPreview(String object, String because, LineDiff diff) {

    public static FixPreview of(Fix fix, ClusterSnapshot snapshot) {
        return switch (fix) {
            case Fix.ChangeFields(var object, var fields, var because) -> {
                var version = snapshot.object(object)
                        .map(Manifest::apiVersion)
                        .orElse(object.group().isEmpty() ? "v1" : object.group() + "/v1");
                yield of(object, new Change.Patch(version, object, fields, because), snapshot);
            }
            case Fix.AddObject(var object, var because) ->
                of(object.key(), new Change.Create(object, because), snapshot);
            case Fix.Offer offer -> of(offer);
            case Fix.AnnotateAtJoin(var workload, var annotation, var value, var because) ->
                new FixPreview(workload.toString(), because, LineDiff.between("", annotation + ": \"" + value + "\""));
        };
    }

    /** What would be new, and the fields that would change, each with its object. */
    private static FixPreview of(Fix.Offer offer) {
        var after = Stream.concat(
                        offer.added().stream().map(FixPreview::yaml),
                        offer.changed().stream()
                                .map(change -> "# " + change.object() + "\n" + ManifestWriter.yaml(change.fields())))
                .collect(Collectors.joining("---\n"));
        var objects = offer.changed().stream()
                .map(change -> change.object().toString())
                .collect(Collectors.joining(", "));
        return new FixPreview(objects, offer.because(), LineDiff.between("", after));
    }

    private static FixPreview of(ObjectKey object, Change change, ClusterSnapshot snapshot) {
        var before = snapshot.object(object).map(FixPreview::yaml).orElse("");
        var after = Overlay.on(snapshot)
                .after(change)
                .object(object)
                .map(FixPreview::yaml)
                .orElse("");
        return new FixPreview(object.toString(), change.because(), LineDiff.between(before, after));
    }

    private static String yaml(Manifest manifest) {
        return ManifestWriter.yaml(manifest.content());
    }
}
