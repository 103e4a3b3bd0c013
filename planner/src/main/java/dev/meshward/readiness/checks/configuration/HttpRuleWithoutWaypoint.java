package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An AuthorizationPolicy that selects pods and speaks of HTTP. ztunnel reads no HTTP: of ALLOW nothing remains but the refusal,
 * of DENY the part that is about connections, and CUSTOM and AUDIT are not sent to it (istio.md B.5).
 */
public final class HttpRuleWithoutWaypoint implements ReadinessCheck {

    private static final Set<String> OF_REQUESTS = Set.of(
            "hosts",
            "notHosts",
            "methods",
            "notMethods",
            "paths",
            "notPaths",
            "requestPrincipals",
            "notRequestPrincipals",
            "remoteIpBlocks",
            "notRemoteIpBlocks");

    @Override
    public Code code() {
        return new Code("MW-254");
    }

    @Override
    public String title() {
        return "Rule about requests where there is no waypoint";
    }

    @Override
    public Scope scope() {
        return Scope.only(MeshName.ISTIO_AMBIENT, Step.JOIN, Scope.WORKLOADS, "AuthorizationPolicy");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return IstioObjects.authorizationPolicies(situation).stream()
                .filter(policy -> policy.at("spec", "targetRefs").isAbsent()
                        && policy.at("spec", "targetRef").isAbsent())
                .flatMap(policy ->
                        unreadable(policy).limit(1).flatMap(field -> finding(policy, field, situation).stream()));
    }

    private static Stream<Field> unreadable(Manifest policy) {
        var action = policy.at("spec", "action");
        if (action.is("CUSTOM") || action.is("AUDIT")) {
            return Stream.of(action);
        }
        return policy.at("spec", "rules").items().stream()
                .flatMap(rule -> Stream.of(
                                rule.at("to").items().stream().flatMap(to -> to.at("operation").entries().stream()),
                                rule.at("from").items().stream().flatMap(from -> from.at("source").entries().stream()),
                                rule.at("when").items().stream().map(when -> when.at("key")))
                        .flatMap(fields -> fields))
                .filter(field ->
                        OF_REQUESTS.contains(field.key()) || field.textOr("").startsWith("request."));
    }

    private Optional<Finding> finding(Manifest policy, Field field, Situation situation) {
        var selected = AmbientServers.selectedBy(policy, policy.at("spec", "selector"), situation);
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        var action = policy.at("spec", "action").textOr("ALLOW");
        return Optional.of(FindingDraft.about(
                        code(), action.equals("ALLOW") ? Severity.ERROR : Severity.WARNING, policy, field)
                .what("AuthorizationPolicy %s/%s (%s) asks for something ztunnel cannot see: %s."
                        .formatted(policy.key().namespace(), policy.key().name(), action, field.path()))
                .why(consequence(action))
                .advice("Give the Service a waypoint and the policy a targetRefs to the Service before the join, or say"
                        + " the rule by port, principal and namespace alone.")
                .concerning(selected.stream().map(Workload::id).toList())
                .finding());
    }

    private static String consequence(String action) {
        return switch (action) {
            case "ALLOW" ->
                "A rule that cannot be read lets nobody in, and the policy still demands that one does: every caller"
                        + " it is meant for is refused.";
            case "DENY" ->
                "What is about requests is left out: the rest refuses more callers than it says, or nobody at all.";
            default -> "The policy is not sent to ztunnel, and nobody carries it out.";
        };
    }
}
