package dev.meshward.testing.simulator;

import java.util.Optional;

/**
 * A call somebody depends on.
 *
 * @param from empty for callers that are no pods of the cluster
 * @param fromNamespace for people; empty for callers that live in none
 * @param fromName for people: the workload, {@code (ingress)}, {@code kube-apiserver}, {@code kubelet}
 * @param service the Service it names, if any
 * @param servicePort the port it names
 * @param port where it arrives at the pod
 */
public record Call(
        Optional<Name> from,
        String fromNamespace,
        String fromName,
        Via via,
        Name to,
        Optional<Name> service,
        int servicePort,
        int port) {

    /** How it comes. */
    public enum Via {
        /** From the caller's application or from outside. */
        ITSELF,
        /** Through a gateway of the mesh that stands outside of what is known. */
        GATEWAY,
        /** From the API server, which speaks TLS. */
        API_SERVER,
        /** A probe of the kubelet. */
        PROBE,
        /** A scrape of what the pod's own annotations name. */
        ANNOTATED_SCRAPE
    }
}
