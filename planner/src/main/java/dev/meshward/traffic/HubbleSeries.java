package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/**
 * Cilium's Hubble metrics with the label context that names workloads ({@code source_namespace}, {@code
 * source_workload}, {@code destination_…}), or with {@code source} and {@code destination} as {@code namespace/name}.
 */
final class HubbleSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        boolean byLabels = labels.at("source_workload").isPresent()
                && labels.at("destination_workload").isPresent();
        boolean byContext =
                labels.at("source").isPresent() && labels.at("destination").isPresent();
        return byLabels || byContext;
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        if (labels.at("verdict").is("DROPPED") || labels.at("verdict").is("ERROR")) {
            return;
        }
        var call = new ObservedCall(
                peer(labels, "source"),
                peer(labels, "destination"),
                labels.at("port").wholeOr(0),
                "",
                perSecond,
                Encryption.NOT_SAID,
                "hubble",
                labels.place());
        collector.add(call, Witness.NETWORK);
    }

    private static Peer peer(Field labels, String end) {
        var workload = labels.at(end + "_workload").textOr("");
        if (!workload.isEmpty()) {
            return new Peer.OfWorkload(labels.at(end + "_namespace").textOr(""), workload);
        }
        var context = labels.at(end).textOr("");
        int slash = context.indexOf('/');
        if (slash > 0) {
            return new Peer.OfWorkload(context.substring(0, slash), context.substring(slash + 1));
        }
        return context.isEmpty() || context.startsWith("reserved:") ? new Peer.Unknown() : new Peer.Named(context);
    }
}
