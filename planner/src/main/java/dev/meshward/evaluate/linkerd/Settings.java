package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the installation decides about calls; values that are not given are those of the chart (linkerd.md B, C.1, E).
 *
 * @param trustDomain the end of every identity
 * @param clusterNetworks where pods live; {@code linkerd check} refuses a cluster whose pods live elsewhere
 * @param probeNetworks from where the kubelet's HTTP probes are let in
 * @param opaque ports taken for opaque where no annotation says anything
 * @param injectable namespaces in which the injector is asked at all
 */
record Settings(
        String trustDomain,
        Networks clusterNetworks,
        Networks probeNetworks,
        InboundPolicy defaultPolicy,
        PortSet opaque,
        PortSet skippedInbound,
        PortSet skippedOutbound,
        Transport transport,
        LabelSelector injectable) {

    /** How proxies reach each other. */
    enum Transport {
        /** Everything arrives on the proxy's own port, with a header that names the port meant. */
        HEADER,
        /** Only what is opaque does. */
        TRANSPARENT
    }

    private static final List<String> CLUSTER_NETWORKS =
            List.of("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8");
    private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");
    private static final String OPAQUE = "25,587,3306,4444,5432,6379,9300,11211";
    private static final String SKIPPED = "4567,4568";

    private static final LabelSelector INJECTABLE = new LabelSelector(
            Map.of(),
            List.of(
                    new LabelSelector.Requirement("config.linkerd.io/admission-webhooks", "NotIn", List.of("disabled")),
                    new LabelSelector.Requirement(
                            "kubernetes.io/metadata.name", "NotIn", List.of("kube-system", "cert-manager"))));

    /** @param values of the chart of the control plane */
    static Settings of(Field values) {
        var selector = values.at("proxyInjector", "namespaceSelector");
        return new Settings(
                trustDomain(values),
                Networks.of(listed(values.at("clusterNetworks"), CLUSTER_NETWORKS)),
                Networks.of(listed(values.at("policyController", "probeNetworks"), EVERYWHERE)),
                InboundPolicy.named(values.at("proxy", "defaultInboundPolicy").textOr(""))
                        .orElse(InboundPolicy.ALL_UNAUTHENTICATED),
                ports(values.at("proxy", "opaquePorts"), OPAQUE),
                ports(values.at("proxyInit", "ignoreInboundPorts"), SKIPPED),
                ports(values.at("proxyInit", "ignoreOutboundPorts"), SKIPPED),
                values.at("proxy", "outboundTransportMode").is("transparent")
                        ? Transport.TRANSPARENT
                        : Transport.HEADER,
                selector.isPresent() ? LabelSelector.of(selector) : INJECTABLE);
    }

    private static String trustDomain(Field values) {
        var own = values.at("identityTrustDomain").textOr("");
        return own.isEmpty() ? values.at("clusterDomain").textOr("cluster.local") : own;
    }

    private static List<String> listed(Field written, List<String> otherwise) {
        var texts = written.items().isEmpty()
                ? Stream.of(written.textOr("").split(",")).map(String::strip)
                : written.texts().stream();
        Set<String> blocks =
                texts.filter(text -> !text.isEmpty()).collect(Collectors.toCollection(java.util.TreeSet::new));
        return blocks.isEmpty() ? otherwise : List.copyOf(blocks);
    }

    private static PortSet ports(Field written, String otherwise) {
        return PortSet.of(written.textOr(otherwise));
    }

    /** The identity of an account, as certificates carry it (linkerd.md C.4). */
    String identity(String namespace, String account, String home) {
        return account + "." + namespace + ".serviceaccount.identity." + home + "." + trustDomain;
    }
}
