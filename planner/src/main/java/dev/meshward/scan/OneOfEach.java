package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps one of each object: the one written last, by file and line, in whatever order they come. */
final class OneOfEach {

    private static final Comparator<SnapshotAssembly.Arrival> AS_WRITTEN =
            Comparator.comparing(arrival -> arrival.manifest().place());

    private final Map<ObjectKey, SnapshotAssembly.Arrival> last = new HashMap<>();
    private final Map<ObjectKey, List<SnapshotAssembly.Arrival>> repeated = new TreeMap<>();

    void add(SnapshotAssembly.Arrival arrival) {
        var key = arrival.manifest().key();
        var known = last.putIfAbsent(key, arrival);
        if (known != null) {
            var all = repeated.computeIfAbsent(key, _ -> new ArrayList<>(List.of(known)));
            all.add(arrival);
            last.put(key, all.stream().max(AS_WRITTEN).orElse(arrival));
        }
    }

    Collection<SnapshotAssembly.Arrival> arrivals() {
        return last.values();
    }

    /** Each repetition with the one written before it. */
    List<ScanGap> duplicates() {
        var gaps = new ArrayList<ScanGap>();
        for (var entry : repeated.entrySet()) {
            var sorted = entry.getValue().stream()
                    .sorted(AS_WRITTEN)
                    .map(SnapshotAssembly.Arrival::manifest)
                    .toList();
            for (int i = 1; i < sorted.size(); i++) {
                gaps.add(duplicate(entry.getKey(), sorted.get(i), sorted.get(i - 1)));
            }
        }
        return gaps;
    }

    private static ScanGap duplicate(ObjectKey key, Manifest later, Manifest earlier) {
        boolean same = later.content().equals(earlier.content());
        return new ScanGap.Duplicate(key, later.place(), earlier.place(), same);
    }
}
