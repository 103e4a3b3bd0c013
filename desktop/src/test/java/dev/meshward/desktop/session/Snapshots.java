package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Clusters with next to nothing in them. */
public final class Snapshots {

    private Snapshots() {}

    /** @param gaps what could not be read of it */
    public static ClusterSnapshot empty(Instant takenAt, List<ScanGap> gaps) {
        return new ClusterSnapshot(
                "prod", Optional.of(takenAt), Optional.empty(), List.of(), List.of(), List.of(), List.of(), gaps);
    }
}
