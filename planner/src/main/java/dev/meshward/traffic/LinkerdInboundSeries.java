package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/**
 * Linkerd's {@code response_total} and {@code request_total}, inbound: the callee's labels and the caller's identity.
 * Without an identity nothing is said of who calls, and the kubelet's probes look the same; such series are passed over.
 */
final class LinkerdInboundSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        return labels.at("direction").is("inbound") && labels.at("namespace").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        var caller = Principals.peer(labels.at("client_id").textOr(""));
        var callee = LinkerdSeries.workload(labels, "", labels.at("namespace").textOr(""));
        if (caller instanceof Peer.Unknown || callee.isEmpty()) {
            return;
        }
        var call = new ObservedCall(
                caller,
                callee.get(),
                labels.at("target_port").wholeOr(0),
                "",
                perSecond,
                Encryption.MUTUAL_TLS,
                "linkerd inbound",
                labels.place());
        collector.add(call, Witness.CALLEE);
    }
}
