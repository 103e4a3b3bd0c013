package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.clusters.CallsBetween;
import dev.meshward.scan.redaction.Redaction;
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
        var known = CallsBetween.known(clusters, cluster -> Hearing.graph(cluster, Testimony.none()));
        return source.secrecy() == Source.Secrecy.NAMES_TOO
                ? known.stream().map(Redaction::of).toList()
                : known;
    }
}
