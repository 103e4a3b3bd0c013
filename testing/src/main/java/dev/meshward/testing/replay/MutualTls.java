package dev.meshward.testing.replay;

import dev.meshward.testing.crd.PlainData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a port accepts plaintext. Istio: a port-level setting wins over its workload's policy, that over the
 * namespace's, that over the mesh's; of several policies of one scope the oldest counts; without any, both are accepted.
 */
record MutualTls(World world) {

    private static final String ROOT = "istio-system";

    boolean isStrict(PodState pod, int containerPort) {
        var ofWorkload = policies(pod.id().namespace())
                .filter(policy -> !selector(policy).isEmpty())
                .filter(policy ->
                        pod.labels().entrySet().containsAll(selector(policy).entrySet()))
                .findFirst();
        return ofWorkload
                .flatMap(policy -> portMode(policy, containerPort).or(() -> mode(policy)))
                .or(() -> ofScope(pod.id().namespace()))
                .or(() -> ofScope(ROOT))
                .orElse("PERMISSIVE")
                .equals("STRICT");
    }

    private Optional<String> ofScope(String namespace) {
        return policies(namespace)
                .filter(policy -> selector(policy).isEmpty())
                .findFirst()
                .flatMap(MutualTls::mode);
    }

    private java.util.stream.Stream<Map<String, @Nullable Object>> policies(String namespace) {
        return world.in(namespace, "security.istio.io", "PeerAuthentication").stream();
    }

    private static Map<String, String> selector(Map<String, @Nullable Object> policy) {
        return World.texts(PlainData.map(spec(policy).get("selector")).get("matchLabels"));
    }

    private static Optional<String> mode(Map<String, @Nullable Object> policy) {
        return set(PlainData.map(spec(policy).get("mtls")).get("mode"));
    }

    private static Optional<String> portMode(Map<String, @Nullable Object> policy, int port) {
        var ports = PlainData.map(spec(policy).get("portLevelMtls"));
        return set(PlainData.map(ports.get(Integer.toString(port))).get("mode"));
    }

    private static Optional<String> set(@Nullable Object mode) {
        return Optional.of(PlainData.text(mode))
                .filter(text -> !List.of("", "UNSET").contains(text));
    }

    private static Map<String, @Nullable Object> spec(Map<String, @Nullable Object> policy) {
        return PlainData.map(policy.get("spec"));
    }
}
