package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a running cluster was not seen, and what rests on it: findings that may be wrong, and checks that may have missed
 * some.
 *
 * @param gaps what may be there and was not seen
 * @param scopeByCode what each check reads
 */
public record Reservations(List<ScanGap.NotSeen> gaps, Map<Code, Scope> scopeByCode) {

    public Reservations {
        gaps = List.copyOf(gaps);
        scopeByCode = Map.copyOf(scopeByCode);
    }

    /** Everything was seen. */
    public static Reservations none() {
        return new Reservations(List.of(), Map.of());
    }

    /** Something that was not seen, and the checks that would have looked at it, by their codes. */
    public record Reservation(ScanGap.NotSeen gap, List<Code> codes) {

        /** {@code networkpolicies.networking.k8s.io in bank were not seen; MW-201 and MW-202 may have missed something.} */
        public String sentence() {
            return gap.where() + " not seen: " + codes.stream().map(Code::id).collect(Collectors.joining(", "))
                    + " may have missed something.";
        }
    }

    /** What was not seen and some check looks for, with those checks. */
    public List<Reservation> all() {
        var codes = new TreeMap<>(scopeByCode).entrySet();
        return gaps.stream()
                .map(gap -> new Reservation(
                        gap,
                        codes.stream()
                                .filter(entry ->
                                        entry.getValue().reads().stream().anyMatch(read -> Hidden.hides(gap, read)))
                                .map(Map.Entry::getKey)
                                .toList()))
                .filter(reservation -> !reservation.codes().isEmpty())
                .toList();
    }

    /** What a finding rests on and was not all seen; it may be wrong, or worse than it says. */
    public List<ScanGap.NotSeen> of(Finding finding) {
        var scope = scopeByCode.get(finding.diagnosis().code());
        if (scope == null) {
            return List.of();
        }
        var namespaces = namespaces(finding);
        return gaps.stream()
                .filter(gap -> scope.reads().stream().anyMatch(read -> touches(gap, read, namespaces)))
                .toList();
    }

    /** One sentence about what a finding rests on; empty where all of that was seen. */
    public Optional<String> reservation(Finding finding) {
        return Optional.of(of(finding))
                .filter(missing -> !missing.isEmpty())
                .map(missing -> "It rests on what was not all seen: "
                        + missing.stream().map(ScanGap.NotSeen::where).collect(Collectors.joining(", ")) + ".");
    }

    /** Callers may stand in any namespace; all else is looked at where it concerns somebody. */
    private static boolean touches(ScanGap.NotSeen gap, String read, Set<String> namespaces) {
        boolean isNear = gap.namespace().isEmpty() || namespaces.contains(gap.namespace());
        return (isNear || read.equals(Scope.CALLS)) && Hidden.hides(gap, read);
    }

    private static Set<String> namespaces(Finding finding) {
        var subject = finding.diagnosis().subject();
        var namespaces = new HashSet<String>();
        finding.workloads().stream().map(WorkloadId::namespace).forEach(namespaces::add);
        namespaces.add(subject.kind().equals("Namespace") ? subject.name() : subject.namespace());
        return namespaces;
    }

    /** What was not seen of this namespace or of the whole cluster, and something was looked for in. */
    public List<ScanGap.NotSeen> in(String namespace) {
        return all().stream()
                .map(Reservation::gap)
                .filter(gap -> gap.namespace().isEmpty() || gap.namespace().equals(namespace))
                .toList();
    }
}
