package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.clusters.CallsBetween;
import dev.meshward.scan.redaction.Redaction;
import java.util.List;

/** Clusters that were read together. */
final class Together {

    private Together() {}

    /** Each knowing who calls it from the others. Names are hidden last: what leads from one to another is a name. */
    static List<ClusterSnapshot> known(List<ClusterSnapshot> clusters, Source.Secrecy secrecy) {
        var known = CallsBetween.known(clusters, cluster -> Hearing.graph(cluster, Testimony.none()));
        return secrecy == Source.Secrecy.NAMES_TOO
                ? known.stream().map(Redaction::of).toList()
                : known;
    }
}
