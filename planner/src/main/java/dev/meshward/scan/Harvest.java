package dev.meshward.scan;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What several threads bring home from a cluster, put together under one lock. */
final class Harvest {

    private final String cluster;
    private final Overlay overlay;
    private final SnapshotAssembly assembly;
    private final ProgressWatch watch;
    private Optional<String> firstReason = Optional.empty();

    Harvest(String cluster, Overlay overlay, ScanOptions options, ProgressWatch watch) {
        this.cluster = cluster;
        this.overlay = overlay;
        this.assembly = new SnapshotAssembly(options);
        this.watch = watch;
    }

    /** @param resource what rights call these objects */
    synchronized void take(String resource, List<Reading> readings) {
        readings.forEach(assembly::take);
        watch.read(resource, readings.size());
    }

    synchronized void note(ScanGap gap) {
        assembly.note(gap);
        if (firstReason.isEmpty() && gap.matters()) {
            firstReason = Optional.of(": " + gap.where() + ": " + gap.because());
        }
    }

    synchronized boolean isEmpty() {
        return assembly.isEmpty();
    }

    synchronized String firstReason() {
        return firstReason.orElse("") + ".";
    }

    /** @param version what the API server says of itself; nodes, which run the pods, know better */
    synchronized ClusterSnapshot snapshot(Instant takenAt, Optional<String> version) {
        assembly.layOver(overlay);
        return assembly.finish(overlay.over(cluster), Optional.of(takenAt), version);
    }
}
