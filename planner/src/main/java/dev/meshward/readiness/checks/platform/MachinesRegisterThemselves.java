package dev.meshward.readiness.checks.platform;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * istiod writes a WorkloadEntry whenever a machine that registers itself connects or leaves, and takes stale ones away at 20 a
 * second; it does so unless it is told not to (istio, {@code pilot/pkg/autoregistration}). Large is what Istio's own load tests
 * call a mesh: 2,000 pods (istio.md G).
 */
public final class MachinesRegisterThemselves implements ReadinessCheck {

    private static final String VARIABLE = "PILOT_ENABLE_WORKLOAD_ENTRY_AUTOREGISTRATION";
    private static final int LARGE = 2_000;

    @Override
    public Code code() {
        return new Code("MW-288");
    }

    @Override
    public String title() {
        return "Machines that register themselves in a large cluster";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, Scope.WORKLOADS, "Node", "HorizontalPodAutoscaler", "WorkloadGroup");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        long pods = situation.snapshot().workloads().stream()
                .mapToLong(Workload::replicas)
                .sum();
        return pods < LARGE
                ? Stream.empty()
                : situation.snapshot().workloads().stream()
                        .filter(workload ->
                                situation.traits().controlPlaneNamespaces().contains(workload.namespace()))
                        .filter(MachinesRegisterThemselves::isIstiod)
                        .filter(MachinesRegisterThemselves::lets)
                        .map(istiod -> finding(istiod, pods, situation));
    }

    private static boolean isIstiod(Workload workload) {
        return "istiod".equals(workload.template().labels().get("app"));
    }

    private static boolean lets(Workload istiod) {
        return istiod.template().containers().stream()
                .flatMap(container -> container.env().stream())
                .filter(variable -> variable.at("name").is(VARIABLE))
                .map(variable -> variable.at("value"))
                .noneMatch(value -> value.textOr("").equalsIgnoreCase("false"));
    }

    private Finding finding(Workload istiod, long pods, Situation situation) {
        long groups = situation.snapshot().objectsOf("networking.istio.io", "WorkloadGroup").stream()
                .map(Manifest::key)
                .count();
        return FindingDraft.about(
                        code(), groups > 0 ? Severity.WARNING : Severity.INFO, istiod.manifest(), container(istiod))
                .what("%s lets machines outside register themselves, in a cluster of %d pods."
                        .formatted(istiod.name(), pods))
                .why(
                        groups > 0
                                ? "Whenever istiod restarts, every such machine connects again and has its"
                                      + " WorkloadEntry written: as many writes to the API server at once as there are"
                                      + " machines."
                                : "No WorkloadGroup is seen, so nobody seems to need it; whoever may make one can let"
                                        + " machines in that write objects with every connection.")
                .advice(
                        groups > 0
                                ? "Restart istiod one replica at a time, and watch its metric"
                                        + " auto_registration_errors_total while proxies join."
                                : "Install istiod with pilot.env.%s=false until machines are to join."
                                        .formatted(VARIABLE))
                .finding();
    }

    private static Field container(Workload istiod) {
        return istiod.template().containers().stream()
                .findFirst()
                .map(first -> first.field().at("image"))
                .orElseGet(() -> istiod.template().spec());
    }
}
