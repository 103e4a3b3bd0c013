package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.clusters.CallsBetween;
import dev.meshward.scan.redaction.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Clusters that were read together. */
final class Together {

    private Together() {}

    /** Each knowing who calls it from the others. Names are hidden last: what leads from one to another is a name. */
    static List<ClusterSnapshot> scanned(Source source, Function<Source, ClusterSnapshot> scan) {
        if (source.beside().isEmpty()) {
            return List.of(scan.apply(source));
        }
        var clusters = source.each().stream().map(scan).toList();
        checkNames(clusters);
        var known = CallsBetween.known(clusters, cluster -> Hearing.graph(cluster, Testimony.none()));
        return source.secrecy() == Source.Secrecy.NAMES_TOO
                ? known.stream().map(Redaction::of).toList()
                : known;
    }

    private static void checkNames(List<ClusterSnapshot> clusters) {
        var names = clusters.stream().map(ClusterSnapshot::cluster).toList();
        names.stream()
                .filter(name -> Collections.frequency(names, name) > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new SourceRefused("Two of the clusters are called \"" + name
                            + "\". Each needs a name of its own: that of its context, or of its file or folder.");
                });
    }
}
