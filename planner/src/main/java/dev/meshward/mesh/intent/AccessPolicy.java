package dev.meshward.mesh.intent;

import java.util.List;

/**
 * Who may call some pods. What is denied is denied whoever allows it; where anything is allowed, the rest is refused.
 *
 * @param isOnlyTried whether it is only written down what it would do
 * @param settings what it says besides its rules: its effect, the labels it selects by
 * @param extras what has no form here
 */
public record AccessPolicy(
        Author author,
        SelectedPods pods,
        Effect effect,
        boolean isOnlyTried,
        List<AccessRule> rules,
        Origin settings,
        List<Extra> extras)
        implements TrafficIntent {

    public enum Effect {
        ALLOW,
        DENY,
        /** Written down, and decides nothing. */
        AUDIT,
        /** Somebody outside the mesh is asked. */
        ASK
    }

    public AccessPolicy {
        rules = List.copyOf(rules);
        extras = List.copyOf(extras);
    }

    public boolean decides() {
        return !isOnlyTried && effect != Effect.AUDIT;
    }

    public Origin allOrigins() {
        return settings.and(Origin.all(rules.stream().map(AccessRule::allOrigins)));
    }
}
