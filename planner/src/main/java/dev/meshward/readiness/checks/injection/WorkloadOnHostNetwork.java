package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.stream.Stream;

/** A pod that shares its node's network: redirecting its traffic would redirect the node's, so no mesh injects it. */
public final class WorkloadOnHostNetwork implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-101");
    }

    @Override
    public String title() {
        return "Workload on the host network";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> workload.template().isOnHostNetwork())
                .map(this::finding);
    }

    private Finding finding(Workload workload) {
        return FindingDraft.about(
                        code(),
                        Severity.WARNING,
                        workload,
                        workload.template().spec().at("hostNetwork"))
                .what("The pods of %s use the network of their node (hostNetwork: true).".formatted(workload.name()))
                .why("Such a pod never gets a proxy: it calls, and is called, in plaintext for good, and servers that"
                        + " accept mutual TLS only refuse it.")
                .advice("Perhaps it works without hostNetwork; else leave it outside, and the plan keeps the ports it"
                        + " calls open for plaintext.")
                .blocking(Blocks.JOINING_EVER)
                .finding();
    }
}
