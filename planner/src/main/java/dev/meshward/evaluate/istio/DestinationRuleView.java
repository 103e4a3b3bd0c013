package dev.meshward.evaluate.istio;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DestinationRule as far as it decides about TLS (istio.md A.2).
 *
 * @param host expanded
 * @param clients the pods it is for; empty for all
 * @param tls of the whole host; empty where the rule has a policy without {@code tls}, or none
 * @param tlsByPort by Service port; a block for a port replaces the policy of the host, an absent {@code tls} included
 */
record DestinationRuleView(
        Manifest object,
        String name,
        String host,
        List<String> exportTo,
        Optional<LabelSelector> clients,
        boolean hasPolicy,
        Optional<Tls> tls,
        Map<Integer, Optional<Tls>> tlsByPort,
        boolean hasSubsetTls) {

    /** What the caller's proxy does. The zero value of the mode is {@code DISABLE}: {@code tls: {}} turns mutual TLS off. */
    enum Tls {
        DISABLE,
        SIMPLE,
        MUTUAL,
        ISTIO_MUTUAL;

        static Optional<Tls> of(Field tls) {
            if (tls.isAbsent()) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (tls.at("mode").textOr("DISABLE")) {
                        case "SIMPLE" -> SIMPLE;
                        case "MUTUAL" -> MUTUAL;
                        case "ISTIO_MUTUAL" -> ISTIO_MUTUAL;
                        default -> DISABLE;
                    });
        }
    }

    static DestinationRuleView of(Manifest object) {
        var spec = object.at("spec");
        var policy = spec.at("trafficPolicy");
        return new DestinationRuleView(
                object,
                "DestinationRule " + object.key().namespace() + "/"
                        + object.key().name(),
                HostName.expanded(spec.at("host").textOr(""), object.key().namespace()),
                spec.at("exportTo").texts(),
                spec.at("workloadSelector").isPresent()
                        ? Optional.of(LabelSelector.of(spec.at("workloadSelector")))
                        : Optional.empty(),
                policy.isPresent(),
                Tls.of(policy.at("tls")),
                tlsByPort(policy.at("portLevelSettings")),
                spec.at("subsets").items().stream()
                        .anyMatch(subset -> subset.at("trafficPolicy", "tls").isPresent()));
    }

    private static Map<Integer, Optional<Tls>> tlsByPort(Field settings) {
        var tlsByPort = new HashMap<Integer, Optional<Tls>>();
        settings.items().forEach(each -> tlsByPort.put(each.at("port", "number").wholeOr(0), Tls.of(each.at("tls"))));
        return tlsByPort;
    }

    /** A rule for chosen clients never leaves its namespace; without {@code exportTo} a rule is for everybody. */
    boolean isExportedTo(String namespace) {
        var own = object.key().namespace();
        if (clients.isPresent()) {
            return namespace.equals(own);
        }
        return exportTo.isEmpty()
                || exportTo.contains("*")
                || exportTo.contains(namespace)
                || (exportTo.contains(".") && namespace.equals(own));
    }

    boolean isPrivate() {
        return clients.isPresent() || exportTo.equals(List.of("."));
    }

    Optional<Tls> tlsFor(int servicePort) {
        return tlsByPort.getOrDefault(servicePort, tls);
    }
}
