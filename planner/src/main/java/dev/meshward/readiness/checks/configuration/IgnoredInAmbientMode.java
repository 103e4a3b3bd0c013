package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sidecar and EnvoyFilter configure the Envoy of a pod, and in ambient mode a pod has none (istio.md B.5). An EnvoyFilter with
 * targetRefs is for a waypoint and is left alone.
 */
public final class IgnoredInAmbientMode implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-255");
    }

    @Override
    public String title() {
        return "Object that ambient mode ignores";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO_AMBIENT, Step.JOIN, Scope.WORKLOADS, "Sidecar", "EnvoyFilter");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Stream.of("Sidecar", "EnvoyFilter")
                .flatMap(kind -> situation.snapshot().objectsOf("networking.istio.io", kind).stream())
                .filter(object -> object.at("spec", "targetRefs").isAbsent())
                .flatMap(object -> finding(object, situation).stream());
    }

    private Optional<Finding> finding(Manifest object, Situation situation) {
        var selected = AmbientServers.selectedBy(object, object.at("spec", "workloadSelector"), situation);
        return selected.isEmpty()
                ? Optional.empty()
                : Optional.of(FindingDraft.about(code(), Severity.WARNING, object, object.at("spec"))
                        .what("%s %s/%s is for the Envoy of %s, which ambient mode does not have."
                                .formatted(
                                        object.key().kind(),
                                        object.key().namespace(),
                                        object.key().name(),
                                        Sentences.abridged(selected.stream()
                                                .map(Workload::name)
                                                .toList())))
                        .why("It is accepted and nobody reads it: limits, filters or the visibility it sets are gone"
                                + " once the pods are enrolled.")
                        .advice("Find out what it was for; what is about requests goes to a waypoint, what limits the"
                                + " reach of a caller to an AuthorizationPolicy.")
                        .concerning(selected.stream().map(Workload::id).toList())
                        .finding());
    }
}
