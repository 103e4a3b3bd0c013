package dev.meshward.saved;

import java.time.Instant;
import java.util.Optional;

/**
 * What the plan was made from.
 *
 * @param takenAt when the cluster was read; empty for manifests, which carry no moment
 * @param snapshotSha256 of the file {@code snapshot.json.gz} beside plan.json
 */
public record SavedSource(String name, Optional<Instant> takenAt, Coverage coverage, String snapshotSha256) {

    /**
     * How much was seen.
     *
     * @param unread documents and fields that could not be used and may hide something
     */
    public record Coverage(int objects, int namespaces, int workloads, int services, int unread) {}
}
