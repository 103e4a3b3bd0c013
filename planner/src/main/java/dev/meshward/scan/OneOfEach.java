package dev.meshward.scan;

import dev.meshward.cluster.ScanGap;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Keeps one of each object: the last whole one, by file and line, in whatever order they come. */
final class OneOfEach {

    private static final Comparator<SnapshotAssembly.Arrival> AS_WRITTEN =
            Comparator.comparing(arrival -> arrival.manifest().place());

    /** A patch for another tool, read beside the object it changes, must not take the object's place. */
    private static final Comparator<SnapshotAssembly.Arrival> WHOLE_ONES_LAST =
            Comparator.<SnapshotAssembly.Arrival, Boolean>comparing(arrival -> PodTemplates.isWhole(arrival.manifest()))
                    .thenComparing(AS_WRITTEN);

    private final Map<ObjectKey, SnapshotAssembly.Arrival> last = new HashMap<>();
    private final List<ScanGap> inVain = new ArrayList<>();
    private final TreeSet<ObjectKey> removed = new TreeSet<>();
    private final Map<ObjectKey, List<SnapshotAssembly.Arrival>> repeated = new TreeMap<>();

    void add(SnapshotAssembly.Arrival arrival) {
        var key = arrival.manifest().key();
        var known = last.putIfAbsent(key, arrival);
        if (known != null) {
            var all = repeated.computeIfAbsent(key, _ -> new ArrayList<>(List.of(known)));
            all.add(arrival);
            last.put(key, all.stream().max(WHOLE_ONES_LAST).orElse(arrival));
        }
    }

    /** As if this were applied to what is there. */
    void layOver(SnapshotAssembly.Arrival file) {
        var key = file.manifest().key();
        boolean isWhole = !Applied.isDeletion(file.manifest()) && PodTemplates.isWhole(file.manifest());
        if (!isWhole && !last.containsKey(key)) {
            inVain.add(new ScanGap.Unreadable(
                    file.manifest().place(), "it changes or deletes " + key + ", which is not in the cluster"));
        } else if (Applied.isDeletion(file.manifest())) {
            last.remove(key);
            removed.add(key);
        } else {
            last.merge(key, file, OneOfEach::applied);
        }
    }

    /** Who owns an object is told by fields that files do not hold. */
    private static SnapshotAssembly.Arrival applied(SnapshotAssembly.Arrival there, SnapshotAssembly.Arrival file) {
        return new SnapshotAssembly.Arrival(
                Applied.to(there.manifest(), file.manifest()), there.owner(), there.ended());
    }

    /** What a file took away. */
    Set<ObjectKey> removed() {
        return Collections.unmodifiableSet(removed);
    }

    Collection<SnapshotAssembly.Arrival> arrivals() {
        return last.values();
    }

    /**
     * Each repetition with the one written before it, and what was to be laid over something that is not there.
     *
     * @param scrubbing takes the secrets out of what is not used
     */
    List<ScanGap> duplicates(UnaryOperator<Manifest> scrubbing) {
        var gaps = new ArrayList<>(inVain);
        for (var entry : repeated.entrySet()) {
            var sorted = entry.getValue().stream()
                    .sorted(WHOLE_ONES_LAST)
                    .map(SnapshotAssembly.Arrival::manifest)
                    .toList();
            for (int i = 1; i < sorted.size(); i++) {
                gaps.add(duplicate(entry.getKey(), sorted.get(i), sorted.get(i - 1), scrubbing));
            }
        }
        return gaps;
    }

    private static ScanGap duplicate(
            ObjectKey key, Manifest later, Manifest earlier, UnaryOperator<Manifest> scrubbing) {
        if (PodTemplates.isWhole(later) && !PodTemplates.isWhole(earlier)) {
            return new ScanGap.WrongField(
                    key,
                    earlier.place(),
                    "it lacks containers or images that the same object at " + later.place()
                            + " has, so it is taken for a patch of another tool and is not applied");
        }
        boolean same = later.content().equals(earlier.content());
        return new ScanGap.Duplicate(key, later.place(), earlier.place(), same, Optional.of(scrubbing.apply(earlier)));
    }
}
