package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.List;
import java.util.Map;

/** Who may call, as AuthorizationPolicies (linkerd G.6). */
final class AccessExpression {

    private final TargetWriting target;
    private final ControlPlane controlPlane;

    AccessExpression(TargetWriting target, ControlPlane controlPlane) {
        this.target = target;
        this.controlPlane = controlPlane;
    }

    void write(AccessPolicy policy) {
        policy.extras().forEach(extra -> target.settle(extra.origin()));
        var writing = new RuleWriting(controlPlane.trustDomain());
        var rules = policy.rules().stream()
                .flatMap(rule -> writing.write(rule).stream())
                .toList();
        var spec = Mapping.building();
        var labels = policy.pods().labels().labels();
        if (!labels.isEmpty()) {
            spec.put("selector", OwnObject.single("matchLabels", OwnObject.labels(labels)));
        }
        spec.put("action", word(policy.effect()));
        if (!rules.isEmpty()) {
            spec.put("rules", Value.Sequence.of(rules));
        }
        var written = target.write(
                IstioSecurity.SECURITY_V1,
                "AuthorizationPolicy",
                policy.pods().namespace().orElse(controlPlane.rootNamespace()),
                policy.author().object().name(),
                policy.isOnlyTried() ? Map.of("istio.io/dry-run", "true") : Map.of(),
                List.of(policy.author()),
                spec.build());
        settle(policy, written);
    }

    private static String word(AccessPolicy.Effect effect) {
        return switch (effect) {
            case ALLOW -> "ALLOW";
            case DENY -> "DENY";
            case AUDIT -> "AUDIT";
            case ASK -> "CUSTOM";
        };
    }

    private void settle(AccessPolicy policy, ObjectKey written) {
        target.settle(policy.settings(), written);
        for (var rule : policy.rules()) {
            target.settle(rule.origin(), written);
            rule.conditions().forEach(condition -> settle(condition, written));
        }
    }

    private void settle(AccessCondition condition, ObjectKey written) {
        if (ConditionWriting.isSayable(condition)) {
            target.settle(condition.origin(), written);
        } else {
            target.lost(
                    condition.origin(),
                    "Istio compares " + ConditionWriting.words(condition)
                            + " with whole texts, beginnings and ends only; what only this rule admits is refused.",
                    "Write the paths or values that are meant one by one.");
        }
    }
}
