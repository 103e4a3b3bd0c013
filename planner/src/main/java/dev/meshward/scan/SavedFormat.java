package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;

/** Reads snapshots that were saved before. The scan only recognises them; who wrote them knows their form. */
public interface SavedFormat {

    /** What became of a file that looks like a saved snapshot. */
    sealed interface Recalled {

        record Snapshot(ClusterSnapshot snapshot) implements Recalled {}

        /** Newer than this program, or damaged. */
        record Refused(String because) implements Recalled {}
    }

    Recalled recall(byte[] bytes);

    /** For scans that read manifests only. */
    static SavedFormat none() {
        return _ -> new Recalled.Refused("it is a saved snapshot, and only manifests are read here");
    }
}
