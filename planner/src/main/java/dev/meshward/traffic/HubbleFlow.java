package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
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
            collector.remark(document.place(), "Hubble lost events here: calls may be missing");
            return;
        }
        var flow = document.at("flow");
        boolean delivered = List.of("FORWARDED", "REDIRECTED", "TRACED", "TRANSLATED")
                .contains(flow.at("verdict").textOr("FORWARDED"));
        if (flow.isAbsent() || flow.at("is_reply").isTrue() || !delivered) {
            return;
        }
        time(flow.at("time")).ifPresent(collector::seenAt);
        collector.add(
                new ObservedCall(
                        HubblePeer.of(flow.at("source"), flow.at("source_names"), flow.at("IP", "source")),
                        destination(flow),
                        port(flow),
                        protocol(flow),
                        OptionalDouble.empty(),
                        Encryption.NOT_SAID,
                        "hubble",
                        flow.place()),
                Witness.NETWORK);
    }

    private static Peer destination(Field flow) {
        var service = flow.at("destination_service");
        if (service.at("name").isPresent()) {
            return new Peer.OfService(
                    service.at("namespace").textOr(""), service.at("name").textOr(""));
        }
        return HubblePeer.of(flow.at("destination"), flow.at("destination_names"), flow.at("IP", "destination"));
    }

    private static Optional<Instant> time(Field time) {
        try {
            return time.text().map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
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
