package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/**
 * Caretta's {@code caretta_links_observed}. Its value counts bytes, so it tells that a link is used, not how many calls
 * there are; both ends report a link.
 */
final class CarettaSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        return labels.at("client_name").isPresent() && labels.at("server_name").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble bytesPerSecond, CallCollector collector) {
        var call = new ObservedCall(
                peer(labels, "client"),
                peer(labels, "server"),
                labels.at("server_port").wholeOr(0),
                "",
                OptionalDouble.empty(),
                Encryption.NOT_SAID,
                "caretta",
                labels.place());
        collector.add(call, Witness.NETWORK);
    }

    private static Peer peer(Field labels, String end) {
        var name = labels.at(end + "_name").textOr("");
        var namespace = labels.at(end + "_namespace").textOr("");
        return switch (labels.at(end + "_kind").textOr("")) {
            case "Service" -> new Peer.OfService(namespace, name);
            case "Pod" -> new Peer.OfPod(namespace, name);
            case "external" -> new Peer.External(name);
            case "Node", "node" -> new Peer.Unknown();
            default -> namespace.equals("external") ? new Peer.External(name) : new Peer.OfWorkload(namespace, name);
        };
    }
}
