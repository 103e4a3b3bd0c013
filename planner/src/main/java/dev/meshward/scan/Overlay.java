package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Files that are laid over a cluster, running or saved or written down, as if they were applied to it: a what-if that nobody carries out.
 *
 * @param name the files as people named them; empty where nothing is laid over
 * @param readings what they hold
 * @param gaps what of them could not be read
 */
record Overlay(String name, List<Reading> readings, List<ScanGap> gaps) {

    Overlay {
        readings = List.copyOf(readings);
        gaps = List.copyOf(gaps);
    }

    /** @throws SourceUnreadable when files are named and hold no object */
    static Overlay of(List<Source> sources) throws SourceUnreadable {
        if (sources.isEmpty()) {
            return new Overlay("", List.of(), List.of());
        }
        var name = sources.stream().map(Source::name).collect(Collectors.joining(", "));
        var texts = new SourceTexts(ScanProgress.unseen());
        for (var source : sources) {
            texts.open(source);
        }
        texts.passOverUnrendered();
        var readings = new ArrayList<Reading>();
        texts.readAll(readings::add);
        if (readings.stream().noneMatch(Reading.Understood.class::isInstance)) {
            throw new SourceUnreadable("There is no Kubernetes object in " + name
                    + ", so there is nothing to lay over the cluster. A saved snapshot cannot be laid over anything.");
        }
        return new Overlay(name, readings, texts.gaps());
    }

    /** A saved snapshot with these over it. */
    ClusterSnapshot over(ClusterSnapshot saved, ScanOptions options) {
        return readings.isEmpty() ? saved : LaidOver.of(saved, this, options);
    }

    /** What the cluster is called with these over it. */
    String over(String cluster) {
        return name.isEmpty() ? cluster : cluster + " with " + name;
    }
}
