package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/** OpenTelemetry's {@code traces_service_graph_request_total}: {@code client} and {@code server} are service names. */
final class ServiceGraphSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        return labels.at("client").isPresent() && labels.at("server").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        var protocol = labels.at("connection_type").is("database") ? "tcp" : "";
        var call = new ObservedCall(
                named(labels.at("client").textOr("")),
                named(labels.at("server").textOr("")),
                0,
                protocol,
                perSecond,
                Encryption.NOT_SAID,
                "opentelemetry",
                labels.place());
        collector.add(call, Witness.TRACE);
    }

    /** The collector calls an end it has no span of {@code user} or {@code unknown}. */
    private static Peer named(String name) {
        return name.equals("user") || name.equals("unknown") ? new Peer.Unknown() : new Peer.Named(name);
    }
}
