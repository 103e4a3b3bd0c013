package dev.meshward.dependencies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers claims and turns those about the same call into one dependency. */
final class ClaimBook {

    /** Two ends; ports and sorts of calls are told apart below it. */
    private record Ends(Caller from, Callee to) {}

    private record Sort(int port, DependencyKind kind) {}

    private static final Comparator<Claim> ORDER = Comparator.comparing((Claim claim) ->
                    claim.from().namespace() + "/" + claim.from().name())
            .thenComparing(claim -> claim.to().namespace() + "/" + claim.to().name())
            .thenComparingInt(Claim::port)
            .thenComparing(Claim::evidence);

    private final Map<Ends, Map<Sort, List<Claim>>> claimsByEnds = new HashMap<>();

    void add(Claim claim) {
        claimsByEnds
                .computeIfAbsent(new Ends(claim.from(), claim.to()), _ -> new HashMap<>())
                .computeIfAbsent(new Sort(claim.port(), claim.kind()), _ -> new ArrayList<>(2))
                .add(claim);
    }

    /** All claims so far, in a fixed order. */
    Collection<Claim> claims() {
        return claimsByEnds.values().stream()
                .flatMap(claimsBySort -> claimsBySort.values().stream())
                .flatMap(List::stream)
                .sorted(ORDER)
                .toList();
    }

    List<Dependency> dependencies() {
        var dependencies = new ArrayList<Dependency>();
        claimsByEnds.forEach((ends, claimsBySort) -> {
            foldUnsaidPorts(claimsBySort);
            claimsBySort.forEach((sort, claims) -> dependencies.add(dependency(ends, sort, claims)));
        });
        return dependencies;
    }

    /** A claim that does not know the port supports the claims that do. */
    private static void foldUnsaidPorts(Map<Sort, List<Claim>> claimsBySort) {
        for (var kind : DependencyKind.values()) {
            var unsaid = claimsBySort.get(new Sort(0, kind));
            var said = claimsBySort.entrySet().stream()
                    .filter(entry ->
                            entry.getKey().kind() == kind && entry.getKey().port() != 0)
                    .map(Map.Entry::getValue)
                    .toList();
            if (unsaid != null && !said.isEmpty()) {
                said.forEach(claims -> claims.addAll(unsaid));
                claimsBySort.remove(new Sort(0, kind));
            }
        }
    }

    private static Dependency dependency(Ends ends, Sort sort, List<Claim> claims) {
        var evidence = claims.stream().map(Claim::evidence).toList();
        return new Dependency(
                ends.from(),
                ends.to(),
                sort.port(),
                protocol(claims),
                sort.kind(),
                Together.confidence(evidence),
                evidence);
    }

    /** The protocol the best claim tells; among equals the first by name, so that the order of claims does not matter. */
    private static String protocol(List<Claim> claims) {
        Set<String> best = new TreeSet<>();
        var most = Confidence.LOW;
        for (var claim : claims) {
            var confidence = claim.evidence().confidence();
            if (claim.protocol().isEmpty() || (!best.isEmpty() && !confidence.isAtLeast(most))) {
                continue;
            }
            if (confidence != most) {
                best.clear();
                most = confidence;
            }
            best.add(claim.protocol());
        }
        return best.isEmpty() ? "" : best.iterator().next();
    }
}
