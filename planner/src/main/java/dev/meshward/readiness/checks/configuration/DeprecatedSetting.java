package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values and fields that Istio still reads and has replaced (istio.md A.1, A.2, E.1). Where the new word means the same, it can be
 * put in.
 */
public final class DeprecatedSetting implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-258");
    }

    @Override
    public String title() {
        return "Setting of Istio that is on its way out";
    }

    @Override
    public Scope scope() {
        return Scope.istio(Step.JOIN, "DestinationRule", "VirtualService");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var balancing = IstioObjects.destinationRules(situation).stream()
                .flatMap(rule -> IstioObjects.trafficPolicies(rule).stream()
                        .map(policy -> policy.at("loadBalancer", "simple"))
                        .filter(simple -> simple.is("LEAST_CONN"))
                        .map(simple -> finding(rule, simple, "LEAST_REQUEST, which means the same", fix(rule))));
        var ejection = IstioObjects.destinationRules(situation).stream()
                .flatMap(rule -> IstioObjects.trafficPolicies(rule).stream()
                        .map(policy -> policy.at("outlierDetection", "consecutiveErrors"))
                        .filter(Field::isPresent)
                        .map(field -> finding(rule, field, "consecutive5xxErrors", Optional.empty())));
        var routes = IstioObjects.virtualServices(situation).stream()
                .flatMap(service -> service.at("spec", "http").items().stream()
                        .flatMap(DeprecatedSetting::inRoute)
                        .map(field -> finding(service, field, "percentage with a value", Optional.empty())));
        return Stream.of(balancing, ejection, routes).flatMap(findings -> findings);
    }

    private static Stream<Field> inRoute(Field route) {
        return Stream.of(route.at("mirrorPercent"), route.at("mirror_percent"), route.at("fault", "delay", "percent"))
                .filter(Field::isPresent);
    }

    /** Of the whole rule only: a patch of a list would have to repeat all of its subsets. */
    private static Optional<Fix> fix(Manifest rule) {
        if (!rule.at("spec", "trafficPolicy", "loadBalancer", "simple").is("LEAST_CONN")) {
            return Optional.empty();
        }
        var balancer = Mapping.building().put("simple", "LEAST_REQUEST").build();
        var policy = Mapping.building().put("loadBalancer", balancer).build();
        var spec = Mapping.building().put("trafficPolicy", policy).build();
        return Optional.of(new Fix.ChangeFields(
                rule.key(), Mapping.building().put("spec", spec).build(), "Istio treats both words alike."));
    }

    private Finding finding(Manifest object, Field field, String instead, Optional<Fix> fix) {
        return FindingDraft.about(code(), Severity.INFO, object, field)
                .what("%s uses a setting that Istio has replaced: %s.".formatted(object.key(), field.path()))
                .why("It still works in %s; a later version may pass it over, and newer meshes do not translate it."
                        .formatted(object.apiVersion()))
                .advice("Write %s instead.".formatted(instead))
                .fixedBy(fix)
                .finding();
    }
}
