package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Pod;
import java.util.Optional;

/** What the annotations of a pod decide (linkerd.md B). */
record Annotations(Pod pod) {

    static final String DEFAULT_POLICY = "config.linkerd.io/default-inbound-policy";
    static final String IDENTITY_PORTS = "config.linkerd.io/proxy-require-identity-inbound-ports";
    static final String OPAQUE = "config.linkerd.io/opaque-ports";
    static final String SKIP_INBOUND = "config.linkerd.io/skip-inbound-ports";
    static final String SKIP_OUTBOUND = "config.linkerd.io/skip-outbound-ports";
    static final String SKIP_SUBNETS = "config.linkerd.io/skip-subnets";

    private Optional<PortSet> ports(String key) {
        return Optional.ofNullable(pod.annotations().get(key)).map(PortSet::of);
    }

    /** The policy of ports that no Server claims; one that is no policy is passed over. */
    InboundPolicy defaultPolicy(int port, Settings settings) {
        var policy = InboundPolicy.named(pod.annotations().getOrDefault(DEFAULT_POLICY, ""))
                .orElse(settings.defaultPolicy());
        boolean needsIdentity =
                ports(IDENTITY_PORTS).filter(set -> set.has(port)).isPresent();
        return needsIdentity ? policy.authenticated() : policy;
    }

    /**
     * Whether the callee's proxy takes the port for opaque. Where nothing is said the injector writes down those usual ports
     * that the pod declares; a list with names is read by callers alone, and here it counts for nothing.
     */
    boolean isOpaqueInbound(int port, Settings settings) {
        boolean declares = pod.ports().stream().anyMatch(each -> each.number() == port);
        return ports(OPAQUE)
                .map(set -> set.ofNumbersAlone().has(port))
                .orElseGet(() -> declares && settings.opaque().has(port));
    }

    /** Whether callers are told that the port is opaque. */
    boolean isOpaqueToCallers(int port, Settings settings) {
        return ports(OPAQUE).orElse(settings.opaque()).has(port, pod);
    }

    /** Whether calls to it reach the application past the proxy. */
    boolean skipsInbound(int port, Settings settings) {
        return ports(SKIP_INBOUND).orElse(settings.skippedInbound()).has(port);
    }

    /** Whether callers of the mesh know that: they are told what the annotation says, and not what the chart does. */
    boolean tellsThatItSkips(int port) {
        return ports(SKIP_INBOUND).filter(set -> set.has(port)).isPresent();
    }

    /** The port is that of the Service: inside the pod nothing is translated yet. */
    boolean skipsOutbound(int port, Settings settings) {
        return ports(SKIP_OUTBOUND).orElse(settings.skippedOutbound()).has(port);
    }

    /** Addresses are not known here: any call may be to one of these. */
    boolean maySkipAddress() {
        return !pod.annotations().getOrDefault(SKIP_SUBNETS, "").isBlank();
    }

    /** Led by what each request says instead of by its address (linkerd.md D). */
    boolean isIngress() {
        return pod.annotations().getOrDefault("linkerd.io/inject", "").equals("ingress");
    }
}
