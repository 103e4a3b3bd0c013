package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.evaluate.Pod;
import dev.meshward.manifest.Manifest;
import java.util.List;

/** An AuthorizationPolicy as it decides (istio.md A.8). */
record AuthorizationPolicyView(
        Manifest object, String name, LabelSelector pods, Action action, List<PolicyRule> rules, Aim aim) {

    enum Action {
        ALLOW,
        DENY,
        AUDIT,
        CUSTOM;

        static Action of(String word) {
            return switch (word) {
                case "DENY" -> DENY;
                case "AUDIT" -> AUDIT;
                case "CUSTOM" -> CUSTOM;
                default -> ALLOW;
            };
        }
    }

    /** Whom it speaks to. */
    enum Aim {
        WORKLOADS,
        /** Gateways and waypoints, by targetRefs. */
        TARGETS,
        /** Nobody yet: it only says what it would do. */
        DRY_RUN
    }

    static AuthorizationPolicyView of(Manifest object) {
        var spec = object.at("spec");
        return new AuthorizationPolicyView(
                object,
                "AuthorizationPolicy " + object.key().namespace() + "/"
                        + object.key().name(),
                LabelSelector.of(spec.at("selector")),
                Action.of(spec.at("action").textOr("ALLOW")),
                spec.at("rules").items().stream().map(PolicyRule::of).toList(),
                aim(object));
    }

    private static Aim aim(Manifest object) {
        if (object.annotation("istio.io/dry-run").isTrue()) {
            return Aim.DRY_RUN;
        }
        boolean hasTargets = object.at("spec", "targetRefs").isPresent()
                || object.at("spec", "targetRef").isPresent();
        return hasTargets ? Aim.TARGETS : Aim.WORKLOADS;
    }

    /** In the root namespace a policy with a selector selects everywhere, unlike a PeerAuthentication. */
    boolean decidesFor(Pod pod) {
        return switch (aim) {
            case DRY_RUN -> false;
            case WORKLOADS -> pods.matches(pod.labels());
            case TARGETS -> IstioPods.isOfGatewayApi(pod);
        };
    }
}
