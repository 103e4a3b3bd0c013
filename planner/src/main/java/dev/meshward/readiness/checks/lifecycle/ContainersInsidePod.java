package dev.meshward.readiness.checks.lifecycle;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container that starts containers of its own, whose network is a bridge inside the pod. What comes from there does not leave by
 * the way that is redirected (istio.md C.3 no. 31).
 */
public final class ContainersInsidePod implements ReadinessCheck {

    private static final Pattern IMAGE =
            Pattern.compile("(?:.*/)?docker:[^/]*dind[^/]*|(?:.*/)?(?:dind|docker-in-docker)(?::[^/]*)?");
    private static final String REROUTE = "istio.io/reroute-virtual-interfaces";

    @Override
    public Code code() {
        return new Code("MW-146");
    }

    @Override
    public String title() {
        return "Containers that run inside a pod";
    }

    @Override
    public Scope scope() {
        return Scope.sidecars(Step.JOIN, Scope.WORKLOADS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .filter(workload -> !workload.template().annotations().containsKey(REROUTE))
                .flatMap(workload -> workload.template().runningContainers().stream()
                        .filter(container -> IMAGE.matcher(container.image()).matches())
                        .map(container -> finding(workload, container, situation)));
    }

    private Finding finding(Workload workload, Container container, Situation situation) {
        return FindingDraft.about(
                        code(), Severity.WARNING, workload, container.field().at("image"))
                .what("Container %s of %s runs containers of its own (%s)."
                        .formatted(container.name(), workload.name(), container.image()))
                .why("Their traffic comes from a bridge inside the pod: the redirection takes it for incoming and sends"
                        + " it to the wrong side of the proxy.")
                .advice(
                        situation.isIstio()
                                ? "Set %s: docker0 on the pod template, or leave the workload outside."
                                        .formatted(REROUTE)
                                : "Leave the workload outside, or run its containers as pods.")
                .finding();
    }
}
