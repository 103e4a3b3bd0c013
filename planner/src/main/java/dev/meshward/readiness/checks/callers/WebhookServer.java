package dev.meshward.readiness.checks.callers;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.callers.ApiServerCalls.Call;
import java.util.List;
import java.util.stream.Stream;

/** A Service the API server calls. It has no identity in the mesh and never will, and much of the cluster waits for it. */
public final class WebhookServer implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-231");
    }

    @Override
    public String title() {
        return "Workload that the API server calls";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(
                Step.STRICT,
                Scope.WORKLOADS,
                "Service",
                "MutatingWebhookConfiguration",
                "ValidatingWebhookConfiguration",
                "APIService",
                "CustomResourceDefinition");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var calls = ApiServerCalls.in(situation);
        return situation
                .services()
                .filter(service -> !calls.to(service.id()).isEmpty())
                .filter(service ->
                        !situation.snapshot().workloadsBehind(service).isEmpty())
                .map(service -> finding(service, calls.to(service.id()), situation));
    }

    private Finding finding(Service service, List<Call> calls, Situation situation) {
        var first = calls.getFirst();
        var ports = calls.stream().map(call -> Integer.toString(call.port())).toList();
        return FindingDraft.about(
                        code(),
                        Severity.INFO,
                        service.manifest().key(),
                        first.field().place())
                .what("The API server calls Service %s on port %s (%s)."
                        .formatted(
                                service.id(),
                                Sentences.listed(ports),
                                first.because().key()))
                .why("It has no certificate of the mesh, so a server that accepts mutual TLS only refuses it, and what"
                        + " waits for the answer fails with it.")
                .advice("Keep this port open for callers outside the mesh when the workload turns strict; the plan"
                        + " lists it as an exception.")
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(workload -> workload.id())
                        .toList())
                .finding();
    }
}
