package dev.meshward.live;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an API server serves.
 *
 * @param kinds each once, sorted
 * @param downByGroup groups that did not say what they serve, with the reason; their kinds are missing
 */
public record Discovered(List<ServedKind> kinds, SortedMap<String, String> downByGroup) {
    public Discovered {
        kinds = kinds.stream().sorted().toList();
        downByGroup = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(downByGroup));
    }
}
