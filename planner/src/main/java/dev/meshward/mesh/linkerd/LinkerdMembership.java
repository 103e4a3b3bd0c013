package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Membership;
import dev.meshward.mesh.OtherMeshes;
import dev.meshward.mesh.Rung;
import java.util.Optional;
import java.util.Set;

/**
 * Where a workload stands, read as Linkerd's injector and its policy controller do (linkerd.md B, C.2, F). An annotation
 * counts only where a control plane is seen: without an injector it does nothing, and a workload wrongly thought joined
 * would be refused by the first strict server.
 */
final class LinkerdMembership {

    private static final String PROXY = "linkerd-proxy";
    /** The injector's webhook leaves these out by name (linkerd.md B). */
    private static final Set<String> NEVER_INJECTED = Set.of("kube-system", "cert-manager");

    private LinkerdMembership() {}

    static Membership of(Workload workload, ClusterSnapshot snapshot) {
        var other = OtherMeshes.of(workload, snapshot, "Linkerd");
        if (other.isPresent()) {
            return new Membership(Rung.OUTSIDE, other.get().mesh(), other.get().because());
        }
        var controlPlane = ControlPlane.in(snapshot);
        return injected(workload, snapshot, controlPlane)
                .map(because -> joined(workload, snapshot, controlPlane, because))
                .orElse(new Membership(Rung.OUTSIDE, "", "nothing asks for a proxy"));
    }

    static boolean isNeverInjected(String namespace) {
        return NEVER_INJECTED.contains(namespace);
    }

    private static Optional<String> injected(Workload workload, ClusterSnapshot snapshot, ControlPlane controlPlane) {
        var template = workload.template();
        boolean carriesProxy = template.labels().containsKey("linkerd.io/control-plane-ns")
                || template.runningContainers().stream()
                        .anyMatch(container -> container.name().equals(PROXY));
        if (carriesProxy) {
            return Optional.of("its pods carry " + PROXY);
        }
        var namespace = new NamespaceAnnotations(snapshot, workload.namespace());
        boolean isReached = controlPlane.isInstalled()
                && !template.isOnHostNetwork()
                && !isNeverInjected(workload.namespace())
                && !namespace.refusesWebhooks();
        return isReached ? asked(workload, namespace) : Optional.empty();
    }

    /** Whether an annotation asks for a proxy, be there an injector or not. */
    static boolean isAsked(Workload workload, ClusterSnapshot snapshot) {
        return asked(workload, new NamespaceAnnotations(snapshot, workload.namespace()))
                .isPresent();
    }

    /** Any other word of the pod than these two is no yes. */
    private static Optional<String> asked(Workload workload, NamespaceAnnotations namespace) {
        var onPod = Optional.ofNullable(workload.template().annotations().get(Annotation.INJECT));
        if (onPod.isPresent()) {
            return onPod.filter(word -> word.equals("enabled") || word.equals("ingress"))
                    .map(word -> "its pods carry " + Annotation.INJECT + ": " + word);
        }
        return namespace.handsOutProxies()
                ? Optional.of("its namespace carries " + Annotation.INJECT + ": "
                        + namespace.annotation(Annotation.INJECT).textOr(""))
                : Optional.empty();
    }

    /** As high as its most open port; pods that offer none stand where their default policy is. */
    private static Membership joined(
            Workload workload, ClusterSnapshot snapshot, ControlPlane controlPlane, String because) {
        var ofPods = defaultPolicy(workload, snapshot, controlPlane);
        var servers = new ServersInForce(snapshot);
        var open = new PodPorts(snapshot, controlPlane)
                .of(workload, Set.of()).keySet().stream()
                        .map(port -> servers.found(workload, port).stream()
                                .map(Server::accessPolicy)
                                .max(InboundPolicy::compareTo)
                                .orElse(ofPods))
                        .max(InboundPolicy::compareTo)
                        .orElse(ofPods);
        if (open == InboundPolicy.DENY) {
            return new Membership(Rung.AUTHORIZED, "", because + ", and its ports deny whom no policy admits");
        }
        return open.acceptsPlaintext()
                ? new Membership(Rung.JOINED, "", because)
                : new Membership(Rung.STRICT, "", because + ", and its ports accept mutual TLS only");
    }

    static InboundPolicy defaultPolicy(Workload workload, ClusterSnapshot snapshot, ControlPlane controlPlane) {
        var annotations = workload.template().annotations();
        return InboundPolicy.of(annotations.getOrDefault(Annotation.DEFAULT_INBOUND_POLICY, ""))
                .orElseGet(() -> new NamespaceAnnotations(snapshot, workload.namespace()).defaultPolicy(controlPlane));
    }
}
