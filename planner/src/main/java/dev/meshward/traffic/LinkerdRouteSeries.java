package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/** Linkerd's {@code outbound_http_route_…} and {@code outbound_grpc_route_…}: the callee is the route's parent Service. */
final class LinkerdRouteSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        return labels.at("parent_name").isPresent()
                && labels.at("parent_namespace").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        if (!labels.at("parent_kind").is("Service") && labels.at("parent_kind").isPresent()) {
            return;
        }
        var call = new ObservedCall(
                LinkerdSeries.workload(labels, "", labels.at("namespace").textOr(""))
                        .orElse(new Peer.Unknown()),
                new Peer.OfService(
                        labels.at("parent_namespace").textOr(""),
                        labels.at("parent_name").textOr("")),
                labels.at("parent_port").wholeOr(0),
                labels.at("__name__").textOr("").contains("_grpc_") ? "grpc" : "http",
                perSecond,
                Encryption.NOT_SAID,
                "linkerd",
                labels.place());
        collector.add(call, Witness.CALLER);
    }
}
