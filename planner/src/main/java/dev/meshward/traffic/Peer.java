package dev.meshward.traffic;

/** One end of a call, as the tool that saw it names it. */
public sealed interface Peer {

    /** A workload: Deployment, StatefulSet … The kind is not known to most tools. */
    record OfWorkload(String namespace, String workload) implements Peer {}

    /** A Service. */
    record OfService(String namespace, String service) implements Peer {}

    /** A pod, whose workload has to be found by its name. */
    record OfPod(String namespace, String pod) implements Peer {}

    /** Every pod that runs under a service account, as a certificate names it. */
    record OfAccount(String namespace, String account) implements Peer {}

    /** A pod or a Service by its IP address. */
    record OfAddress(String ip) implements Peer {}

    /** A name without a namespace, as tracing tools use it: perhaps a workload, perhaps a Service. */
    record Named(String name) implements Peer {}

    /** A host outside the cluster. */
    record External(String host) implements Peer {}

    /** Somebody outside the cluster, or an end the tool could not name. */
    record Unknown() implements Peer {}

    /** The namespace; empty when the tool gives none. */
    default String namespace() {
        return switch (this) {
            case OfWorkload(var namespace, var ignored) -> namespace;
            case OfService(var namespace, var ignored) -> namespace;
            case OfPod(var namespace, var ignored) -> namespace;
            case OfAccount(var namespace, var ignored) -> namespace;
            case OfAddress ignored -> "";
            case Named ignored -> "";
            case External ignored -> "";
            case Unknown ignored -> "";
        };
    }
}
