package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Place;
import dev.meshward.scan.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Reads files, folders, archives, standard input and saved snapshots into a snapshot. */
public final class ManifestScan {

    /** How far into a JSON file its schema stands, if it is a saved snapshot. */
    private static final int SCHEMA_WITHIN = 200;

    private final SavedFormat savedFormat;

    public ManifestScan(SavedFormat savedFormat) {
        this.savedFormat = savedFormat;
    }

    public SourceReading scan(List<Source> sources, ScanOptions options) throws SourceUnreadable {
        return scan(sources, options, ScanProgress.unseen());
    }

    public SourceReading scan(List<Source> sources, ScanOptions options, ScanProgress progress)
            throws SourceUnreadable {
        return scan(sources, List.of(), options, progress);
    }

    /**
     * The sources as they would be if these files were applied to them.
     *
     * @throws SourceUnreadable when the sources cannot be read, or the files hold nothing that could be applied
     */
    public SourceReading scan(List<Source> sources, List<Source> laidOver, ScanOptions options, ScanProgress progress)
            throws SourceUnreadable {
        if (sources.isEmpty()) {
            throw new SourceUnreadable(
                    "No source was named. Name a file, a folder, an archive, or - for standard input.");
        }
        var overlay = Overlay.of(laidOver);
        var texts = new SourceTexts(progress);
        for (var source : sources) {
            texts.open(source);
        }
        return texts.onlySaved(ManifestScan::isSaved).isPresent()
                ? recalled(texts, overlay, options)
                : assembled(texts, overlay, options, name(sources));
    }

    private SourceReading recalled(SourceTexts texts, Overlay overlay, ScanOptions options) throws SourceUnreadable {
        var saved = texts.onlySaved(ManifestScan::isSaved).orElseThrow();
        return switch (savedFormat.recall(saved.bytes())) {
            case SavedFormat.Recalled.Refused(var because) -> throw new SourceUnreadable(saved.file() + ": " + because);
            case SavedFormat.Recalled.Snapshot(var snapshot) ->
                new SourceReading(
                        shown(overlay.over(Narrowing.narrow(snapshot, options), options), options),
                        saved.bytes().length,
                        1);
        };
    }

    private static boolean isSaved(ManifestReader.NamedText text) {
        var bytes = text.bytes();
        if (bytes.length == 0 || bytes[0] != '{') {
            return false;
        }
        var head = new String(bytes, 0, Math.min(bytes.length, SCHEMA_WITHIN), StandardCharsets.UTF_8);
        return head.contains("\"schema\"") && head.contains("meshward.dev/snapshot/");
    }

    private static SourceReading assembled(SourceTexts texts, Overlay overlay, ScanOptions options, String name)
            throws SourceUnreadable {
        var assembly = new SnapshotAssembly(options);
        texts.passOverUnrendered();
        texts.readAll(assembly::take);
        texts.gaps().forEach(assembly::note);
        if (assembly.isEmpty()) {
            throw new SourceUnreadable(nothingFound(name, assembly.gaps()));
        }
        assembly.layOver(overlay);
        return new SourceReading(
                shown(assembly.finish(overlay.over(name)), options), texts.bytesRead(), texts.filesRead());
    }

    private static ClusterSnapshot shown(ClusterSnapshot snapshot, ScanOptions options) {
        return options.redact() ? Redaction.of(snapshot) : snapshot;
    }

    private static String nothingFound(String name, List<ScanGap> gaps) {
        var reasons = gaps.stream()
                .sorted()
                .limit(3)
                .map(gap -> shown(gap.place()) + gap.because())
                .collect(Collectors.joining("; "));
        return "There is no Kubernetes object in " + name + (reasons.isEmpty() ? "." : ": " + reasons + ".");
    }

    private static String shown(Place place) {
        return place.equals(Place.nowhere()) ? "" : place + " ";
    }

    /** The folder or file the cluster is known by; the first where several were named. */
    private static String name(List<Source> sources) {
        return sources.getFirst().name();
    }
}
