package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Kiali's graph as its API gives it: nodes and edges with rates per second. */
final class KialiGraph implements TrafficFormat {

    @Override
    public String name() {
        return "Kiali graph";
    }

    @Override
    public boolean recognises(Field document) {
        return document.at("elements", "nodes").isPresent()
                && document.at("elements", "edges").isPresent();
    }

    @Override
    public void read(Field document, CallCollector collector) {
        document.at("duration").whole().ifPresent(seconds -> collector.seenOver(Duration.ofSeconds(seconds)));
        var nodeById = new HashMap<String, Field>();
        for (var node : document.at("elements", "nodes").items()) {
            nodeById.put(node.at("data", "id").textOr(""), node.at("data"));
        }
        document.at("elements", "edges").items().forEach(edge -> readEdge(edge.at("data"), nodeById, collector));
    }

    private static void readEdge(Field edge, Map<String, Field> nodeById, CallCollector collector) {
        var source = nodeById.get(edge.at("source").textOr(""));
        var target = nodeById.get(edge.at("target").textOr(""));
        if (source == null || target == null) {
            collector.notice(edge.place(), "the edge names a node that is not in the graph");
            return;
        }
        if (source.at("nodeType").is("service")) {
            // The second half of caller → Service → workload; the first half says who calls whom.
            return;
        }
        collector.add(
                new ObservedCall(
                        peer(source),
                        peer(target),
                        0,
                        edge.at("traffic", "protocol").textOr(""),
                        rate(edge.at("traffic")),
                        encryption(edge),
                        "kiali",
                        edge.place()),
                Witness.EITHER);
    }

    private static Peer peer(Field node) {
        var namespace = node.at("namespace").textOr("");
        return switch (node.at("nodeType").textOr("")) {
            case "service" ->
                node.at("isServiceEntry").isPresent()
                        ? new Peer.External(node.at("service").textOr(""))
                        : new Peer.OfService(namespace, node.at("service").textOr(""));
            case "unknown" -> new Peer.Unknown();
            default -> workloadOrApp(node, namespace);
        };
    }

    private static Peer workloadOrApp(Field node, String namespace) {
        var workload = node.at("workload").textOr("");
        if (!workload.isEmpty() && !workload.equals("unknown")) {
            return new Peer.OfWorkload(namespace, workload);
        }
        var app = node.at("app").textOr("");
        return app.isEmpty() || app.equals("unknown") ? new Peer.Unknown() : new Peer.OfWorkload(namespace, app);
    }

    /** The rates of a protocol are told by name: {@code http}, {@code grpc}, {@code tcp}; percentages are not rates. */
    private static OptionalDouble rate(Field traffic) {
        var said = traffic.at("rates", traffic.at("protocol").textOr("")).textOr("");
        return said.matches("\\d+(\\.\\d+)?") ? OptionalDouble.of(Double.parseDouble(said)) : OptionalDouble.empty();
    }

    /** {@code isMTLS} is the percentage of the edge's traffic that was mutually authenticated. */
    private static Encryption encryption(Field edge) {
        var percentage = edge.at("isMTLS").textOr("");
        if (percentage.isEmpty()) {
            return Encryption.NOT_SAID;
        }
        return percentage.startsWith("100") ? Encryption.MUTUAL_TLS : Encryption.PLAINTEXT;
    }
}
