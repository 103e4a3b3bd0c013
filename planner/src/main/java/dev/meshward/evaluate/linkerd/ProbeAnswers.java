package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.PodProbe;
import dev.meshward.evaluate.Verdict;
import java.util.List;

/**
 * What becomes of the kubelet's probes (linkerd.md C.1, C.5, E). Those by HTTP are let in by themselves; one that only opens
 * a connection always succeeds, for the proxy takes every connection before it asks anybody; all the others are calls without
 * identity.
 */
final class ProbeAnswers {

    static List<PodProbe> asked(Hop hop) {
        return hop.purpose() == Hop.Purpose.PROBE
                ? hop.callee().probes().stream()
                        .filter(probe -> probe.port() == hop.containerPort())
                        .toList()
                : List.of();
    }

    /** Of several probes of one port the one that fares worst. */
    Verdict verdict(List<PodProbe> probes, Guard guard, Asking asking, int port) {
        var verdicts = probes.stream()
                .map(probe -> verdict(probe, guard, asking, port))
                .toList();
        return verdicts.stream()
                .filter(Verdict.Refused.class::isInstance)
                .findFirst()
                .or(() -> verdicts.stream()
                        .filter(verdict -> !verdict.isDelivered())
                        .findFirst())
                .orElse(verdicts.getFirst());
    }

    private static Verdict verdict(PodProbe probe, Guard guard, Asking asking, int port) {
        var delivered = new Verdict.DeliveredPlaintext();
        return switch (probe.kind()) {
            case TCP -> delivered;
            case HTTP ->
                switch (guard.protocol()) {
                    case OPAQUE, TLS -> Inbound.verdict(guard.toBytes(asking, port), delivered);
                    case DETECTED, HTTP1 -> Inbound.verdict(guard.toProbe(probe.path(), asking, port), delivered);
                    case HTTP2, GRPC -> oldHttp(guard);
                };
            case HTTPS ->
                switch (guard.protocol()) {
                    case OPAQUE, TLS, DETECTED -> Inbound.verdict(guard.toBytes(asking, port), delivered);
                    case HTTP1, HTTP2, GRPC -> Inbound.noHttp(guard);
                };
            case GRPC ->
                switch (guard.protocol()) {
                    case OPAQUE, TLS -> Inbound.verdict(guard.toBytes(asking, port), delivered);
                    case DETECTED, HTTP2, GRPC -> Inbound.verdict(guard.toRequests(asking, port), delivered);
                    case HTTP1 ->
                        new Verdict.Refused(
                                guard.rule(),
                                guard.rule() + " declares the port as HTTP/1, which a gRPC probe is not.");
                };
        };
    }

    private static Verdict oldHttp(Guard guard) {
        return new Verdict.Refused(
                guard.rule(),
                guard.rule() + " declares the port as HTTP/2 without exception, and the kubelet's probes are HTTP/1.");
    }
}
