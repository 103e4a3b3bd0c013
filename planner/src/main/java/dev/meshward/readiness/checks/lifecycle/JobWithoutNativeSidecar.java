package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/**
 * A Job's pod ends when all its containers end; a classic sidecar never ends and keeps it alive for ever, a native one
 * does not. So this depends on the versions of mesh and kubelet, not on the manifest alone. A Job that has ended is
 * no workload at all.
 */
public final class JobWithoutNativeSidecar implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-141");
    }

    @Override
    public String title() {
        return "Job whose proxy would keep it from ending";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS, "Node");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var nativeSidecars = NativeSidecars.of(situation);
        return situation
                .workloads()
                .filter(Workload::runsToCompletion)
                .filter(job -> !job.template().isOnHostNetwork())
                .filter(job -> job.replicas() > 0 && !endsItsProxy(job))
                .filter(job -> !nativeSidecars.areGivenTo(job))
                .map(job -> finding(job, nativeSidecars));
    }

    /** Istio's agent, and Linkerd's proxy, end when the application says so as its last act. */
    private static boolean endsItsProxy(Workload job) {
        return job.template().containers().stream()
                .flatMap(container -> Stream.concat(
                        container.field().at("command").texts().stream(),
                        container.field().at("args").texts().stream()))
                .anyMatch(text -> text.contains("quitquitquit") || text.contains("linkerd-await"));
    }

    private Finding finding(Workload job, NativeSidecars nativeSidecars) {
        var fix = nativeSidecars.fixFor(job);
        Field shownBy = job.template().spec().at("restartPolicy");
        return FindingDraft.about(code(), fix.isPresent() ? Severity.WARNING : Severity.ERROR, job, shownBy)
                .what("%s %s would get a proxy that is no native sidecar, with %s."
                        .formatted(job.id().kind(), job.name(), nativeSidecars.versions()))
                .why("Its work would end and its pod would not: the proxy runs on, the job never completes, and later"
                        + " runs pile up or never start.")
                .advice(
                        fix.isPresent()
                                ? "The join asks for a native sidecar by annotation; nothing else has to change."
                                : "Leave it outside for now, as a plaintext caller, or end the proxy as the job's last"
                                        + " act; nodes from Kubernetes 1.29 on can run native sidecars.")
                .blocking(fix.isPresent() ? Blocks.NOTHING : Blocks.JOINING)
                .fixedBy(fix)
                .finding();
    }
}
