package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field that no version of Istio's API has, where the definitions list all there are (istio.md A.1, A.2, A.7, A.8). The API
 * server drops it, and what it was to do is never done.
 */
public final class FieldNobodyKnows implements ReadinessCheck {

    private static final Set<String> TRAFFIC_POLICY = Set.of(
            "connectionPool",
            "loadBalancer",
            "outlierDetection",
            "portLevelSettings",
            "proxyProtocol",
            "retryBudget",
            "tls",
            "tunnel");
    private static final Set<String> OUTLIER_DETECTION = Set.of(
            "baseEjectionTime",
            "consecutive5xxErrors",
            "consecutiveErrors",
            "consecutiveGatewayErrors",
            "consecutiveLocalOriginFailures",
            "interval",
            "maxEjectionPercent",
            "minHealthPercent",
            "outlierDetectionHttpErrorCodes",
            "splitExternalLocalOriginErrors");
    private static final Set<String> HTTP = Set.of(
            "corsPolicy",
            "delegate",
            "directResponse",
            "fault",
            "headers",
            "match",
            "mirror",
            "mirrorPercent",
            "mirrorPercentage",
            "mirror_percent",
            "mirrors",
            "name",
            "redirect",
            "retries",
            "rewrite",
            "route",
            "timeout");
    private static final Map<String, Set<String>> SPEC = Map.of(
            "DestinationRule", Set.of("exportTo", "host", "subsets", "trafficPolicy", "workloadSelector"),
            "VirtualService", Set.of("exportTo", "gateways", "hosts", "http", "tcp", "tls"),
            "PeerAuthentication", Set.of("mtls", "portLevelMtls", "selector"),
            "AuthorizationPolicy", Set.of("action", "provider", "rules", "selector", "targetRef", "targetRefs"));

    @Override
    public Code code() {
        return new Code("MW-253");
    }

    @Override
    public String title() {
        return "Field that Istio does not know";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, "DestinationRule", "VirtualService", "PeerAuthentication", "AuthorizationPolicy");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return Stream.of(
                        IstioObjects.destinationRules(situation),
                        IstioObjects.virtualServices(situation),
                        IstioObjects.peerAuthentications(situation),
                        IstioObjects.authorizationPolicies(situation))
                .flatMap(List::stream)
                .flatMap(object -> Stream.concat(
                                unknown(
                                        object.at("spec"),
                                        SPEC.getOrDefault(object.key().kind(), Set.of())),
                                below(object))
                        .map(field -> finding(object, field)));
    }

    private static Stream<Field> below(Manifest object) {
        return switch (object.key().kind()) {
            case "DestinationRule" ->
                IstioObjects.trafficPolicies(object).stream()
                        .flatMap(policy -> Stream.concat(
                                unknown(policy, TRAFFIC_POLICY),
                                unknown(policy.at("outlierDetection"), OUTLIER_DETECTION)));
            case "VirtualService" -> object.at("spec", "http").items().stream().flatMap(route -> unknown(route, HTTP));
            default -> Stream.empty();
        };
    }

    private static Stream<Field> unknown(Field around, Set<String> known) {
        return around.entries().stream().filter(entry -> !known.contains(entry.key()));
    }

    private Finding finding(Manifest object, Field field) {
        return FindingDraft.about(code(), Severity.WARNING, object, field)
                .what("%s has a field that Istio does not know: %s.".formatted(object.key(), field.path()))
                .why("The API server drops such a field with a warning that is easily missed; what it was to do is not"
                        + " done.")
                .advice("Write what is meant with a field that exists, or remove it.")
                .finding();
    }
}
