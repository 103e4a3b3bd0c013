package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.ManifestReader.NamedText;
import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Files that only together, and rendered by their tool, are objects: Helm charts, and what Kustomize applies to objects. A
 * patch read as an object would be a second, truncated one of the same name. They are passed over and named.
 */
final class Unrendered {

    private final HelmCharts charts;
    private final List<ScanGap> gaps = new ArrayList<>();
    private final Set<String> passedOver = new HashSet<>();

    /** Opens a file of the source by its name. */
    interface Opening {
        NamedText open(String file) throws SourceUnreadable;
    }

    private Unrendered(List<String> files) {
        this.charts = new HelmCharts(files);
        this.gaps.addAll(charts.gaps());
    }

    static Unrendered among(List<String> files, Opening opening) throws SourceUnreadable {
        var unrendered = new Unrendered(files);
        var kustomizations = new TreeMap<String, Kustomization>();
        for (var file : files) {
            if (Kustomization.isNamedSo(file) && !unrendered.charts.passOver(file)) {
                Kustomization.read(opening.open(file)).ifPresent(found -> kustomizations.put(file, found));
            }
        }
        if (!kustomizations.isEmpty()) {
            unrendered.note(kustomizations, new HashSet<>(FileName.plain(files)));
        }
        return unrendered;
    }

    private void note(TreeMap<String, Kustomization> kustomizations, Set<String> source) {
        kustomizations.forEach((file, kustomization) -> {
            passedOver.addAll(kustomization.otherFiles());
            var missing = kustomization.missing(source);
            if (!missing.isEmpty()) {
                passedOver.add(FileName.plain(file));
                gaps.add(new ScanGap.Unreadable(
                        new Place(file, 1, ""),
                        "a Kustomization of which this is not applied: " + String.join("; ", missing)
                                + ". Run kustomize build " + FileName.shown(FileName.folder(file))
                                + " and scan the result"));
            }
        });
        kustomizations
                .values()
                .forEach(each -> each.objects().stream()
                        .map(path -> FileName.resolved(FileName.folder(each.file()), path))
                        .forEach(passedOver::remove));
    }

    /** True for a file that is no object by itself; a gap speaks of it. */
    boolean passOver(String file) {
        return charts.passOver(file) || (!passedOver.isEmpty() && passedOver.contains(FileName.plain(file)));
    }

    List<ScanGap> gaps() {
        return gaps;
    }
}
