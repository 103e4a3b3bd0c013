package dev.meshward.readiness.checks.configuration;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Situation;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An AuthorizationPolicy that names a Server or an authentication which is not there: the whole policy is passed over and admits
 * nobody (linkerd.md C.3). Nothing is said where no object of that kind was read at all.
 */
public final class PolicyWithoutObject implements ReadinessCheck {

    private static final String GROUP = "policy.linkerd.io";
    private static final Set<String> KINDS = Set.of("Server", "MeshTLSAuthentication", "NetworkAuthentication");

    @Override
    public Code code() {
        return new Code("MW-263");
    }

    @Override
    public String title() {
        return "Policy of Linkerd that refers to nothing";
    }

    @Override
    public Scope scope() {
        return Scope.only(
                MeshName.LINKERD,
                Step.AUTHORIZE,
                "AuthorizationPolicy",
                "Server",
                "MeshTLSAuthentication",
                "NetworkAuthentication");
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        return situation.snapshot().objectsOf(GROUP, "AuthorizationPolicy").stream()
                .filter(policy -> situation.mayJoin(policy.key().namespace()))
                .flatMap(policy -> Stream.concat(
                                Stream.of(policy.at("spec", "targetRef")),
                                policy.at("spec", "requiredAuthenticationRefs").items().stream())
                        .filter(reference -> isDead(reference, policy, situation))
                        .map(reference -> finding(policy, reference)));
    }

    private static boolean isDead(Field reference, Manifest policy, Situation situation) {
        var kind = reference.at("kind").textOr("");
        var namespace = reference.at("namespace").textOr(policy.key().namespace());
        var name = reference.at("name").textOr("");
        return KINDS.contains(kind)
                && !situation.snapshot().objectsIn(GROUP, kind, namespace).isEmpty()
                && situation
                        .snapshot()
                        .object(new ObjectKey(GROUP, kind, namespace, name))
                        .isEmpty();
    }

    private Finding finding(Manifest policy, Field reference) {
        return FindingDraft.about(code(), Severity.WARNING, policy, reference)
                .what("AuthorizationPolicy %s/%s refers to %s %s, which is not there."
                        .formatted(
                                policy.key().namespace(),
                                policy.key().name(),
                                reference.at("kind").textOr(""),
                                reference.at("name").textOr("")))
                .why("The policy is passed over as a whole: callers it was to admit are refused once the port denies by"
                        + " default.")
                .advice("Correct the name, or create the object before rules are enforced.")
                .finding();
    }
}
