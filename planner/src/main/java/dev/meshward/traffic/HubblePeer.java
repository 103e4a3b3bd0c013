package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import java.util.Optional;

/** One end of a flow: Hubble knows the pod, else an identity of its own, else a name it resolved, else an address. */
final class HubblePeer {

    private HubblePeer() {}

    static Peer of(Field end, Field names, Field address) {
        return pod(end).or(() -> reserved(end, names, address))
                .or(() -> names.texts().stream().findFirst().map(Peer.External::new))
                .or(() -> address.text().map(Peer.OfAddress::new))
                .orElse(new Peer.Unknown());
    }

    private static Optional<Peer> pod(Field end) {
        var namespace = end.at("namespace").textOr("");
        var workload = end.at("workloads").item(0).at("name").text();
        return workload.<Peer>map(name -> new Peer.OfWorkload(namespace, name))
                .or(() -> end.at("pod_name").text().map(pod -> new Peer.OfPod(namespace, pod)));
    }

    /** Identities that are no pods: the API server, nodes (probes come from there), the world outside. */
    private static Optional<Peer> reserved(Field end, Field names, Field address) {
        var labels = end.at("labels").texts();
        if (labels.contains("reserved:kube-apiserver")) {
            return Optional.of(new Peer.OfService("default", "kubernetes"));
        }
        if (labels.contains("reserved:host") || labels.contains("reserved:remote-node")) {
            return Optional.of(new Peer.Unknown());
        }
        boolean outside = labels.contains("reserved:world") && names.texts().isEmpty();
        return outside ? address.text().map(Peer.External::new) : Optional.empty();
    }
}
