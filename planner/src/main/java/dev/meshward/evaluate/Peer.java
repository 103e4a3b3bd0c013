package dev.meshward.evaluate;

/** Who calls. */
public sealed interface Peer permits Pod, Peer.Node, Peer.Outside, Peer.ApiServer, Peer.MeshGateway, Peer.OfAddress {

    /** A process on a node, such as the kubelet. */
    record Node() implements Peer {}

    /** Somebody outside the cluster, or what lets them in without being part of a mesh. */
    record Outside() implements Peer {}

    /** The API server, which calls webhooks and aggregated APIs. */
    record ApiServer() implements Peer {}

    /** A gateway of the mesh that is not among the workloads: it uses mutual TLS, and nobody knows its account. */
    record MeshGateway(DataPlane plane) implements Peer {}

    /** Whoever it is, the network sees this address and nothing else of it. */
    record OfAddress(String address) implements Peer {}

    /** What carries the traffic the caller sends. */
    default DataPlane sendsThrough() {
        return switch (this) {
            case Pod pod -> pod.plane();
            case MeshGateway(var plane) -> plane;
            case Node _, Outside _, ApiServer _, OfAddress _ -> DataPlane.NONE;
        };
    }
}
