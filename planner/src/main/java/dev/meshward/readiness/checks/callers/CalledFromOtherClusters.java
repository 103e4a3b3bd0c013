package dev.meshward.readiness.checks.callers;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Service that is exported to other clusters. Their callers prove an identity of another root of trust, or none (istio.md D.2).
 */
public final class CalledFromOtherClusters implements ReadinessCheck {

    private static final String LINKERD_EXPORT = "mirror.linkerd.io/exported";

    @Override
    public Code code() {
        return new Code("MW-236");
    }

    @Override
    public String title() {
        return "Service that other clusters call";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.STRICT, Scope.WORKLOADS, "Service", "ServiceExport");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation
                .services()
                .flatMap(service -> exported(service, situation).stream()
                        .filter(_ ->
                                !situation.snapshot().workloadsBehind(service).isEmpty())
                        .map(field -> finding(service, field, situation)));
    }

    private static Optional<Field> exported(Service service, Situation situation) {
        var label = service.manifest().label(LINKERD_EXPORT);
        var export = new ObjectKey(
                "multicluster.x-k8s.io",
                "ServiceExport",
                service.id().namespace(),
                service.id().name());
        return Optional.of(label)
                .filter(Field::isPresent)
                .or(() -> situation.snapshot().object(export).map(object -> object.at("metadata", "name")));
    }

    private Finding finding(Service service, Field shownBy, Situation situation) {
        return FindingDraft.about(code(), Severity.WARNING, service.manifest().key(), shownBy.place())
                .what("Service %s is offered to other clusters.".formatted(service.id()))
                .why("Callers there are members of another mesh or of none. Where the meshes do not share their root of"
                        + " trust, a server that accepts mutual TLS only refuses them.")
                .advice("Let both clusters trust one root before the workload turns strict, or keep the port open for"
                        + " the gateway of the other cluster.")
                .concerning(situation.snapshot().workloadsBehind(service).stream()
                        .map(Workload::id)
                        .toList())
                .finding();
    }
}
