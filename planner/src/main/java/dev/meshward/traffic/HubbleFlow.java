package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.List;
import java.util.OptionalDouble;

/** One line of {@code hubble observe -o json}: a flow. Replies and dropped packets are no calls. */
final class HubbleFlow implements TrafficFormat {

    @Override
    public String name() {
        return "Hubble flows";
    }

    @Override
    public boolean recognises(Field document) {
        var flow = document.at("flow");
        return (flow.at("source").isPresent() && flow.at("destination").isPresent())
                || document.at("lost_events").isPresent()
                || document.at("node_status").isPresent();
    }

    @Override
    public void read(Field document, CallCollector collector) {
        if (document.at("lost_events").isPresent()) {
            collector.notice(document.place(), "Hubble lost events here: calls may be missing");
            return;
        }
        var flow = document.at("flow");
        boolean delivered = List.of("FORWARDED", "REDIRECTED", "TRACED", "TRANSLATED")
                .contains(flow.at("verdict").textOr("FORWARDED"));
        if (flow.isAbsent() || flow.at("is_reply").isTrue() || !delivered) {
            return;
        }
        collector.add(new ObservedCall(
                peer(flow.at("source"), flow.at("source_names")),
                destination(flow),
                port(flow),
                protocol(flow),
                OptionalDouble.empty(),
                Encryption.NOT_SAID,
                "hubble",
                flow.place()));
    }

    private static Peer destination(Field flow) {
        var service = flow.at("destination_service");
        if (service.at("name").isPresent()) {
            return new Peer.OfService(
                    service.at("namespace").textOr(""), service.at("name").textOr(""));
        }
        return peer(flow.at("destination"), flow.at("destination_names"));
    }

    private static Peer peer(Field end, Field names) {
        var namespace = end.at("namespace").textOr("");
        var workloads = end.at("workloads").items();
        if (!workloads.isEmpty()) {
            return new Peer.OfWorkload(
                    namespace, workloads.getFirst().at("name").textOr(""));
        }
        if (end.at("pod_name").isPresent()) {
            return new Peer.OfPod(namespace, end.at("pod_name").textOr(""));
        }
        var hosts = names.texts();
        return hosts.isEmpty() ? new Peer.Unknown() : new Peer.External(hosts.getFirst());
    }

    private static int port(Field flow) {
        return flow.at("l4", "TCP", "destination_port")
                .whole()
                .orElse(flow.at("l4", "UDP", "destination_port").wholeOr(0));
    }

    private static String protocol(Field flow) {
        if (flow.at("l7", "http").isPresent()) {
            return "http";
        }
        return flow.at("l4", "UDP").isPresent() ? "udp" : "tcp";
    }
}
