package dev.meshward.mesh.istio.security;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessPolicy.Effect;
import dev.meshward.mesh.intent.AccessRule;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.SourceField;
import dev.meshward.mesh.intent.SourceReading;
import dev.meshward.mesh.intent.Unmatched;
import dev.meshward.mesh.istio.ControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** AuthorizationPolicies as they are written, whatever was meant (istio A.8). */
final class AuthorizationPolicyForm {

    private static final String DRY_RUN = "istio.io/dry-run";

    private final SourceReading source;
    private final String root;
    private final String trustDomain;

    AuthorizationPolicyForm(SourceReading source, ControlPlane controlPlane) {
        this.source = source;
        this.root = controlPlane.rootNamespace();
        this.trustDomain = controlPlane.trustDomain();
    }

    void read() {
        source.of(IstioSecurity.SECURITY, "AuthorizationPolicy").forEach(this::read);
    }

    private void read(Fields object) {
        var spec = object.spec();
        var author = Author.of(object.object());
        if (spec.at("targetRefs").isPresent() || spec.at("targetRef").isPresent()) {
            source.intend(new Unmatched(
                    author, spec.extra(SecurityAspect.TARGET).stream().toList()));
            return;
        }
        var effect = effect(spec.at("action"));
        var extras = new ArrayList<Extra>();
        spec.at("provider").extra(SecurityAspect.AUTHORIZER).ifPresent(extras::add);
        var namespace = object.object().key().namespace();
        var rules = spec.at("rules").items().stream()
                .map(rule -> RuleForm.read(rule, new ConditionForm.Home(namespace, trustDomain)))
                .toList();
        flag(object, effect, rules);
        source.intend(new AccessPolicy(
                author,
                pods(spec.at("selector"), namespace),
                effect,
                object.annotation(DRY_RUN).look().isTrue(),
                rules,
                settings(object),
                extras));
    }

    /** What is written besides rules; of a policy without rules, that there are none. */
    private static Origin settings(Fields object) {
        var spec = object.spec();
        var empty =
                spec.at("rules").items().isEmpty() ? spec.at("rules").take(SecurityAspect.ACCESS) : Origin.nowhere();
        var nothing = spec.entries().isEmpty() ? spec.take(SecurityAspect.ACCESS) : Origin.nowhere();
        return Origin.all(Stream.of(
                spec.at("selector").take(SecurityAspect.SELECTION),
                spec.at("action").take(SecurityAspect.EFFECT),
                object.annotation(DRY_RUN).take(SecurityAspect.EFFECT),
                empty,
                nothing));
    }

    /** Unlike a PeerAuthentication, one with a selector counts in the root namespace too: there for every namespace. */
    private SelectedPods pods(SourceField selector, String namespace) {
        var labels = LabelSelector.of(selector.look());
        return namespace.equals(root) ? SelectedPods.ofMesh(labels) : SelectedPods.in(namespace, labels);
    }

    private static Effect effect(SourceField action) {
        var word = action.look().textOr("ALLOW");
        return switch (word) {
            case "DENY" -> Effect.DENY;
            case "AUDIT" -> Effect.AUDIT;
            case "CUSTOM" -> Effect.ASK;
            case "ALLOW" -> Effect.ALLOW;
            default -> {
                action.neverExisted(
                        "There is no action \"" + word + "\"; the rules are read as ALLOW, which narrows.",
                        "Write ALLOW, DENY, AUDIT or CUSTOM, whichever is meant.");
                yield Effect.ALLOW;
            }
        };
    }

    private void flag(Fields object, Effect effect, List<AccessRule> rules) {
        boolean someNameCallers = rules.stream().anyMatch(AccessRule::looksAtCallers);
        var items = object.spec().at("rules").items();
        for (int i = 0; i < rules.size(); i++) {
            if (effect == Effect.ALLOW && someNameCallers && !rules.get(i).looksAtCallers()) {
                source.remark(
                        GeneralAspect.SURELY_NOT_MEANT,
                        Author.of(object.object()),
                        items.get(i).place(),
                        "This rule names no caller beside rules that do, so it admits everybody;"
                                + " perhaps its conditions belong to the rule before it.");
            }
        }
    }
}
