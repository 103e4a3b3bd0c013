package dev.meshward.readiness.checks.addresses;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pods behind a headless Service, each called by its own address. Istio, automatic mutual TLS: for such a Service the
 * choice is made for all endpoints together, and a single pod without a proxy makes callers talk plaintext to all of
 * them. Strict before the last pod joined, the pods refuse each other.
 */
public final class HalfJoinedHeadlessService implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-211");
    }

    @Override
    public String title() {
        return "Headless Service whose pods must join together";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO, Step.JOIN, Scope.WORKLOADS, "Service", "HorizontalPodAutoscaler", "Node");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .filter(Service::isHeadless)
                .flatMap(service -> inService(service, situation).stream());
    }

    private Optional<Finding> inService(Service service, Situation situation) {
        var behind = situation.snapshot().workloadsBehind(service).stream()
                .filter(workload -> !workload.runsToCompletion())
                .toList();
        var names = behind.stream().map(Workload::name).toList();
        if (behind.size() > 1) {
            return Optional.of(finding(
                    service,
                    behind,
                    Severity.WARNING,
                    "Headless Service %s stands for the pods of %s."
                            .formatted(service.id().name(), Sentences.abridged(names)),
                    "Let them join in one stage, and let nothing turn strict before the last of their pods joined."));
        }
        boolean peers = behind.size() == 1
                && behind.getFirst().id().kind().equals("StatefulSet")
                && behind.getFirst().replicas() > 1;
        return peers
                ? Optional.of(finding(
                        service,
                        behind,
                        Severity.INFO,
                        "The %d pods of StatefulSet %s are called one by one through headless Service %s."
                                .formatted(
                                        behind.getFirst().replicas(),
                                        names.getFirst(),
                                        service.id().name()),
                        "Finish its rolling restart at the join before anything in the namespace turns strict."))
                : Optional.empty();
    }

    private Finding finding(Service service, List<Workload> behind, Severity severity, String what, String advice) {
        return FindingDraft.about(
                        code(), severity, service.manifest(), service.manifest().at("spec", "clusterIP"))
                .what(what)
                .why("A single pod without a proxy makes callers talk plaintext to all of them; strict too early, they"
                        + " refuse their callers and each other.")
                .advice(advice)
                .concerning(behind.stream().map(Workload::id).toList())
                .finding();
    }
}
