package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stages are called. The id is made from what the stage does, never from its number, so that a change elsewhere in
 * the cluster leaves it alone.
 */
final class StageName {

    private static final int LONGEST_SLUG = 48;

    private StageName() {}

    static String id(StageKind kind, Collection<WorkloadId> workloads, Collection<String> wholeNamespaces) {
        var content = new StringBuilder(kind.word());
        new TreeSet<>(workloads).forEach(workload -> content.append('\n').append(workload));
        new TreeSet<>(wholeNamespaces)
                .forEach(namespace -> content.append("\nwhole ").append(namespace));
        return kind.word() + "-" + HexFormat.of().formatHex(digest(content.toString()), 0, 5);
    }

    private static byte[] digest(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256. Maybe this one was cut down?", e);
        }
    }

    /** For the folder: {@code join-payments}, {@code strict-cart-shop}, {@code join-cart-and-2-more}. */
    static String slug(StageKind kind, Collection<String> namespaces) {
        var sorted = List.copyOf(new TreeSet<>(namespaces));
        var names = sorted.size() <= 2
                ? String.join("-", sorted)
                : sorted.getFirst() + "-and-" + (sorted.size() - 1) + "-more";
        var plain = (kind.word() + "-" + names).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = plain.length() <= LONGEST_SLUG ? plain : plain.substring(0, LONGEST_SLUG);
        return cut.replaceAll("^-|-$", "");
    }

    static String title(StageKind kind, Collection<String> namespaces) {
        var names = Ascent.listed(new TreeSet<>(namespaces));
        return switch (kind) {
            case JOIN -> "Join " + names;
            case STRICT -> "Only mutual TLS in " + names;
            case AUTHORIZE -> "Only known callers in " + names;
            case PREREQUISITES -> "Settle what stands in the way";
            case PLATFORM -> "Install the mesh";
            case OBSERVABILITY -> "See before anything changes";
            case WAYPOINT -> "Waypoints for " + names;
            case HARDEN -> "Harden " + names;
        };
    }

    /**
     * The title of a stage for these workloads. Where they are some of those that climb in one namespace it names the first
     * of them, so that its stages are told apart: {@code Join shop (basket and 2 more)}.
     */
    static String title(StageKind kind, Collection<WorkloadId> workloads, Ascent ascent) {
        var namespaces = workloads.stream().map(WorkloadId::namespace).collect(Collectors.toCollection(TreeSet::new));
        boolean isPart =
                namespaces.size() == 1 && !Set.copyOf(workloads).containsAll(ascent.climbersIn(namespaces.getFirst()));
        return title(kind, namespaces) + (isPart ? " (" + firstOf(workloads) + ")" : "");
    }

    private static String firstOf(Collection<WorkloadId> workloads) {
        var first = Collections.min(workloads).name();
        return workloads.size() == 1 ? first : first + " and " + (workloads.size() - 1) + " more";
    }
}
