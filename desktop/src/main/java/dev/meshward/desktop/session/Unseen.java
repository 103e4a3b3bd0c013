package dev.meshward.desktop.session;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.ScanGap.Hidden;
import dev.meshward.desktop.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a running cluster may be there and was not seen, for want of a right or of an answer.
 *
 * @param gaps one for each kind and place
 */
public record Unseen(List<ScanGap.NotSeen> gaps) {

    /** More places, and more kinds in one place, are counted and not named. */
    private static final int NAMED = 3;

    public Unseen {
        gaps = List.copyOf(gaps);
    }

    public static Unseen of(ClusterSnapshot snapshot) {
        return new Unseen(snapshot.gaps().stream()
                .filter(ScanGap.NotSeen.class::isInstance)
                .map(ScanGap.NotSeen.class::cast)
                .toList());
    }

    /** Whether workloads and calls of this namespace may be missing. */
    public boolean hidesCallersIn(String namespace) {
        return gaps.stream()
                .anyMatch(
                        gap -> gap.hidden() == Hidden.CALLERS && gap.namespace().equals(namespace));
    }

    /** What was not seen, where, and what nobody can know for that; empty where everything was. */
    public Optional<String> sentence() {
        return gaps.stream()
                .map(ScanGap.NotSeen::hidden)
                .min(Comparator.naturalOrder())
                .map(worst -> Words.say("unseen.sentence", places(), Words.of("unseen.hides", worst)));
    }

    private String places() {
        var kindsByNamespace = new TreeMap<String, TreeSet<String>>();
        gaps.forEach(gap -> kindsByNamespace
                .computeIfAbsent(gap.namespace(), _ -> new TreeSet<>())
                .add(plural(gap.resource())));
        var places = new ArrayList<String>();
        kindsByNamespace.forEach((namespace, kinds) -> places.add(
                namespace.isEmpty()
                        ? Words.say("unseen.of-cluster", joined(kinds))
                        : Words.say("unseen.in", joined(kinds), namespace)));
        return joined(places);
    }

    /** Of {@code deployments.apps} people say the first word. */
    private static String plural(String resource) {
        return resource.split("\\.", 2)[0];
    }

    private static String joined(Iterable<String> texts) {
        var all = new ArrayList<String>();
        texts.forEach(all::add);
        var named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? Words.say("unseen.more", named, all.size() - NAMED) : named;
    }
}
