package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/** Jaeger's {@code /api/dependencies}: pairs of service names with a count, over a time the answer does not tell. */
final class JaegerDependencies implements TrafficFormat {

    @Override
    public String name() {
        return "Jaeger dependencies";
    }

    @Override
    public boolean recognises(Field document) {
        var links = document.at("data").items();
        return !links.isEmpty()
                && links.getFirst().at("parent").isPresent()
                && links.getFirst().at("child").isPresent();
    }

    @Override
    public void read(Field document, CallCollector collector) {
        for (var link : document.at("data").items()) {
            if (link.at("parent").isAbsent() || link.at("child").isAbsent()) {
                collector.notice(link.place(), "the link names no parent or no child");
                continue;
            }
            collector.add(
                    new ObservedCall(
                            new Peer.Named(link.at("parent").textOr("")),
                            new Peer.Named(link.at("child").textOr("")),
                            0,
                            "",
                            OptionalDouble.empty(),
                            Encryption.NOT_SAID,
                            "jaeger",
                            link.place()),
                    Witness.TRACE);
        }
    }
}
