package dev.meshward.readiness.checks.network;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.readiness.Fix;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.network.PolicyRules.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A NetworkPolicy beside one that isolates, for exactly the pods that one selects: they are isolated in this direction
 * already, so a policy more can only allow. For any other pod it would be the first, and close everything else.
 */
final class PolicyFix {

    private PolicyFix() {}

    static Optional<Fix> beside(
            Manifest isolating, Direction direction, String suffix, List<Value> rules, Situation situation) {
        var key = new ObjectKey(
                "networking.k8s.io",
                "NetworkPolicy",
                isolating.key().namespace(),
                isolating.key().name() + suffix);
        if (situation.snapshot().object(key).isPresent()) {
            return Optional.empty();
        }
        var spec = Mapping.building()
                .put("podSelector", selected(isolating.at("spec", "podSelector")))
                .put("policyTypes", Value.Sequence.of(List.of(Value.Text.of(direction.type()))))
                .put(direction.rules(), Value.Sequence.of(rules))
                .build();
        var metadata = Mapping.building()
                .put("name", key.name())
                .put("namespace", key.namespace())
                .put("labels", one("app.kubernetes.io/managed-by", "meshward"))
                .build();
        var policy = Manifest.made(Mapping.building()
                .put("apiVersion", "networking.k8s.io/v1")
                .put("kind", "NetworkPolicy")
                .put("metadata", metadata)
                .put("spec", spec)
                .build());
        return Optional.of(new Fix.AddObject(
                policy,
                "It selects only pods that " + isolating.key().name() + " isolates in this direction already, so it"
                        + " can only allow."));
    }

    static Value rule(Direction direction, String namespace, Map<String, String> podLabels, List<Value> ports) {
        var peer =
                Mapping.building().put("namespaceSelector", one("matchLabels", one(Destination.NAME_LABEL, namespace)));
        if (!podLabels.isEmpty()) {
            var labels = Mapping.building();
            podLabels.forEach(labels::put);
            peer.put("podSelector", one("matchLabels", labels.build()));
        }
        return Mapping.building()
                .put(direction.peers(), Value.Sequence.of(List.of(peer.build())))
                .put("ports", Value.Sequence.of(ports))
                .build();
    }

    static Value port(String transport, int number) {
        return Mapping.building().put("protocol", transport).put("port", number).build();
    }

    private static Mapping one(String key, String text) {
        return Mapping.building().put(key, text).build();
    }

    private static Mapping one(String key, Mapping value) {
        return Mapping.building().put(key, value).build();
    }

    /** The same pods; a key that is written without a value selects nothing away, and is left out. */
    private static Mapping selected(Field podSelector) {
        var selector = podSelector.mapping();
        for (var entry : podSelector.entries()) {
            selector = entry.isAbsent() ? selector.without(entry.key()) : selector;
        }
        return selector;
    }
}
