package dev.meshward.readiness.checks.resources;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.QuotaRoom;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A quota that the proxies of its namespace do not fit into: new pods are refused, and a rolling restart stops half way.
 * Counted from templates, so what pods of other kinds take is not in it.
 */
public final class QuotaWithoutRoom implements ReadinessCheck {

    private static final Set<String> KEYS =
            Set.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    @Override
    public Code code() {
        return new Code("MW-121");
    }

    @Override
    public String title() {
        return "Resource quota without room for proxies";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "ResourceQuota", "LimitRange", "HorizontalPodAutoscaler");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return quotas(situation).flatMap(quota -> inQuota(quota, situation));
    }

    /** What every quota allows and what is taken of it, whether it is enough or not; none in a mesh without sidecars. */
    public static List<QuotaRoom> rooms(Situation situation) {
        return situation.hasSidecars()
                ? quotas(situation)
                        .flatMap(quota -> demands(quota, counted(quota, situation), situation)
                                .map(demand -> demand.room(quota.key())))
                        .toList()
                : List.of();
    }

    private static Stream<Manifest> quotas(Situation situation) {
        return situation.snapshot().objectsOf("", "ResourceQuota").stream()
                .filter(quota -> situation.mayJoin(quota.key().namespace()))
                .filter(QuotaWithoutRoom::countsOrdinaryPods);
    }

    /** Quotas for best-effort pods, for pods that end, or for priority classes count something else. */
    private static boolean countsOrdinaryPods(Manifest quota) {
        return quota.at("spec", "scopeSelector").isAbsent()
                && Set.of("NotTerminating", "NotBestEffort")
                        .containsAll(quota.at("spec", "scopes").texts());
    }

    private static List<Workload> counted(Manifest quota, Situation situation) {
        return situation.snapshot().workloadsIn(quota.key().namespace()).stream()
                .filter(workload -> !workload.runsToCompletion())
                .toList();
    }

    private static Stream<QuotaDemand> demands(Manifest quota, List<Workload> workloads, Situation situation) {
        var bounds = Limits.boundsIn(quota.key().namespace(), situation);
        return quota.at("spec", "hard").entries().stream()
                .filter(entry -> KEYS.contains(entry.key()))
                .flatMap(entry -> QuotaDemand.of(entry.key(), entry.textOr(""), workloads, bounds, situation).stream());
    }

    private Stream<Finding> inQuota(Manifest quota, Situation situation) {
        var workloads = counted(quota, situation);
        var tooSmall = demands(quota, workloads, situation)
                .filter(demand -> !demand.fits())
                .toList();
        return tooSmall.isEmpty() ? Stream.empty() : Stream.of(finding(quota, tooSmall, workloads));
    }

    private Finding finding(Manifest quota, List<QuotaDemand> tooSmall, List<Workload> workloads) {
        var lines = tooSmall.stream().map(QuotaDemand::inWords).toList();
        boolean wasFull = tooSmall.stream().anyMatch(demand -> demand.today().compareTo(demand.hard()) > 0);
        return FindingDraft.about(
                        code(),
                        Severity.ERROR,
                        quota,
                        quota.at("spec", "hard", tooSmall.getFirst().key()))
                .what("With proxies and one rolling restart, quota %s is too small: %s."
                        .formatted(quota.key().name(), String.join("; ", lines)))
                .why("Pods beyond the quota are refused, so a restart stops half way and waits for ever."
                        + (wasFull ? " By the templates it is too small even today." : ""))
                .advice("Raise the quota before the namespace joins, or ask for less in the proxy's resource"
                        + " annotations (%s).".formatted(Sentences.listed(List.of("request", "limit"))))
                .concerning(workloads.stream()
                        .filter(workload -> !workload.template().isOnHostNetwork())
                        .map(Workload::id)
                        .toList())
                .fixedBy(raised(quota, tooSmall))
                .finding();
    }

    private static Optional<Fix> raised(Manifest quota, List<QuotaDemand> tooSmall) {
        var hard = Mapping.building();
        tooSmall.forEach(demand -> hard.put(demand.key(), demand.needed()));
        var spec = Mapping.building().put("hard", hard.build()).build();
        return Optional.of(new Fix.ChangeFields(
                quota.key(),
                Mapping.building().put("spec", spec).build(),
                "A larger quota refuses nothing that is admitted today."));
    }
}
