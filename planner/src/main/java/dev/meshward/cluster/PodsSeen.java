package dev.meshward.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pods of a workload that were running when the cluster was read, and what they carry besides what they were made from.
 *
 * @param running how many
 * @param added how many of them carry something that their workload's template does not say: {@code container NAME} for an
 *     injected container, {@code annotation KEY=VALUE} for one that agents of a mesh write on pods while they run
 */
public record PodsSeen(int running, SortedMap<String, Integer> added) {

    public PodsSeen {
        added = Collections.unmodifiableSortedMap(new TreeMap<>(added));
    }

    /** Of two groups of pods. */
    public PodsSeen and(PodsSeen more) {
        var all = new TreeMap<>(added);
        more.added.forEach((mark, pods) -> all.merge(mark, pods, Integer::sum));
        return new PodsSeen(running + more.running, all);
    }

    /** How many of them carry this. */
    public int with(String mark) {
        return added.getOrDefault(mark, 0);
    }

    /** Those that are found in these templates are not added to the pods. */
    public PodsSeen without(Iterable<String> marks) {
        Map<String, Integer> rest = new TreeMap<>(added);
        marks.forEach(rest::remove);
        return new PodsSeen(running, new TreeMap<>(rest));
    }
}
