package dev.meshward.readiness.checks.injection;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Finding.Blocks;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody wrote down that this workload gets no proxy. That is a decision of its owner, which a plan does not undo; it
 * would also have no effect, since the refusal wins over whatever the namespace says.
 */
public final class OptedOutOfInjection implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-105");
    }

    @Override
    public String title() {
        return "Workload that refuses a proxy";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, "Namespace");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .workloads()
                .filter(workload -> !workload.template().isOnHostNetwork())
                .flatMap(workload -> refusal(workload, situation).stream().map(field -> finding(workload, field)));
    }

    private static Optional<Field> refusal(Workload workload, Situation situation) {
        var metadata = workload.template().field().at("metadata");
        var namespace = situation.snapshot().namespace(workload.namespace()).flatMap(Namespace::manifest);
        if (!situation.isIstio()) {
            return Optional.of(metadata.at("annotations", "linkerd.io/inject")).filter(field -> field.is("disabled"));
        }
        if (!situation.hasSidecars()) {
            return Optional.of(metadata.at("labels", "istio.io/dataplane-mode")).filter(field -> field.is("none"));
        }
        var request = InjectionRequest.of(workload.template());
        return request.refuses()
                ? Optional.of(request.deciding())
                : namespace
                        .map(manifest -> manifest.label(InjectionRequest.NAMESPACE_LABEL))
                        .filter(label -> label.is("disabled"));
    }

    private Finding finding(Workload workload, Field refusal) {
        boolean byNamespace = refusal.key().equals(InjectionRequest.NAMESPACE_LABEL);
        return FindingDraft.about(code(), Severity.INFO, workload, refusal)
                .what("%s of %s says %s: %s."
                        .formatted(
                                byNamespace ? "The namespace" : "The pod template",
                                workload.name(),
                                refusal.key(),
                                refusal.textOr("")))
                .why("Its pods get no proxy as long as this stands; it stays a plaintext caller, and servers that"
                        + " accept mutual TLS only refuse it.")
                .advice("Ask its owner why. When the reason is gone, remove the line and plan again.")
                .blocking(Blocks.JOINING)
                .finding();
    }
}
