package dev.meshward.readiness.report;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that a check says.
 *
 * @param target what it was checked for
 * @param findings those that count, the gravest first
 * @param suppressed those somebody decided to live with
 * @param idle suppressions that cover nothing any more
 * @param refusals what was written as a suppression and cannot be used
 * @param namespaces those in which workloads may join, by name
 * @param reservations what was not seen, and what rests on it
 */
public record ReadinessReport(
        TargetMesh target,
        List<Finding> findings,
        List<Suppressed> suppressed,
        List<Suppression> idle,
        List<Suppressions.Refusal> refusals,
        List<NamespaceScore> namespaces,
        Reservations reservations) {

    /** A finding, and why somebody lives with it. */
    public record Suppressed(Finding finding, Suppression by) {}

    /** @param mayJoin the workloads a plan could stage */
    public static ReadinessReport of(
            TargetMesh target, List<Finding> all, Suppressions suppressions, Collection<WorkloadId> mayJoin) {
        var open = new ArrayList<Finding>();
        var suppressed = new ArrayList<Suppressed>();
        for (var finding : all.stream().sorted().toList()) {
            suppressions
                    .of(finding)
                    .ifPresentOrElse(by -> suppressed.add(new Suppressed(finding, by)), () -> open.add(finding));
        }
        var used = suppressed.stream().map(Suppressed::by).collect(Collectors.toSet());
        var idle = suppressions.accepted().stream()
                .filter(suppression -> !used.contains(suppression))
                .toList();
        return new ReadinessReport(
                target,
                List.copyOf(open),
                List.copyOf(suppressed),
                idle,
                suppressions.refusals(),
                scores(open, suppressed.stream().map(Suppressed::finding).toList(), mayJoin),
                Reservations.none());
    }

    /** The same of a cluster of which not everything was seen. */
    public ReadinessReport reserving(Reservations unseen) {
        return new ReadinessReport(target, findings, suppressed, idle, refusals, namespaces, unseen);
    }

    private static List<NamespaceScore> scores(
            List<Finding> open, List<Finding> suppressed, Collection<WorkloadId> mayJoin) {
        var openByWorkload = byWorkload(open);
        var suppressedByWorkload = byWorkload(suppressed);
        var byNamespace = new TreeMap<String, List<WorkloadReadiness>>();
        mayJoin.stream()
                .sorted()
                .distinct()
                .forEach(id -> byNamespace
                        .computeIfAbsent(id.namespace(), _ -> new ArrayList<>())
                        .add(WorkloadReadiness.of(
                                id,
                                openByWorkload.getOrDefault(id, List.of()),
                                suppressedByWorkload.getOrDefault(id, List.of()))));
        return byNamespace.entrySet().stream()
                .map(entry -> new NamespaceScore(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static Map<WorkloadId, List<Finding>> byWorkload(List<Finding> findings) {
        var byWorkload = new HashMap<WorkloadId, List<Finding>>();
        findings.forEach(finding -> finding.workloads()
                .forEach(id ->
                        byWorkload.computeIfAbsent(id, _ -> new ArrayList<>()).add(finding)));
        return byWorkload;
    }

    /** Only these findings; who is ready is told as before, since the others are there all the same. */
    public ReadinessReport showing(Predicate<Finding> wanted) {
        return new ReadinessReport(
                target,
                findings.stream().filter(wanted).toList(),
                suppressed.stream().filter(each -> wanted.test(each.finding())).toList(),
                idle,
                refusals,
                namespaces,
                reservations);
    }

    /** {@code Istio 1.30.3 on Kubernetes 1.33, which is assumed, since the source does not tell it}. */
    public String versions() {
        return target.name().title() + " " + target.meshVersion() + " on Kubernetes " + target.kubernetesVersion()
                + (target.kubernetesVersionIsKnown() ? "" : ", which is assumed, since the source does not tell it");
    }
}
