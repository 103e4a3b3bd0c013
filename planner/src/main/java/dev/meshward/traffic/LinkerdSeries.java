package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Linkerd's {@code response_total} and {@code request_total}, outbound: the caller's labels and {@code dst_} labels. */
final class LinkerdSeries implements PrometheusSeries.SeriesKind {

    static final List<String> WORKLOAD_LABELS = List.of(
            "deployment", "statefulset", "daemonset", "replicaset", "k8s_job", "cronjob", "replicationcontroller");

    @Override
    public boolean recognises(Field labels) {
        return labels.at("direction").is("outbound")
                && labels.at("dst_namespace").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        var destination = destination(labels);
        if (destination.isEmpty()) {
            collector.notice(labels.place(), "the series names no destination (dst_service or a dst_ workload label)");
            return;
        }
        var call = new ObservedCall(
                workload(labels, "", labels.at("namespace").textOr("")).orElse(new Peer.Unknown()),
                destination.get(),
                port(labels),
                "",
                perSecond,
                encryption(labels),
                "linkerd",
                labels.place());
        collector.add(call, Witness.CALLER);
    }

    private static Optional<Peer> destination(Field labels) {
        var namespace = labels.at("dst_namespace").textOr("");
        return labels.at("dst_service")
                .text()
                .<Peer>map(service -> new Peer.OfService(namespace, service))
                .or(() -> workload(labels, "dst_", namespace));
    }

    static Optional<Peer> workload(Field labels, String prefix, String namespace) {
        return WORKLOAD_LABELS.stream()
                .map(label -> labels.at(prefix + label).text())
                .flatMap(Optional::stream)
                .findFirst()
                .<Peer>map(name -> new Peer.OfWorkload(namespace, name))
                .or(() -> labels.at(prefix + "pod").text().map(pod -> new Peer.OfPod(namespace, pod)));
    }

    /** {@code authority} is {@code voting.emojivoto.svc.cluster.local:8080}. */
    private static int port(Field labels) {
        var authority = labels.at("authority").textOr("");
        var digits = authority.substring(authority.lastIndexOf(':') + 1);
        return digits.matches("\\d{1,5}") && authority.contains(":") ? Integer.parseInt(digits) : 0;
    }

    private static Encryption encryption(Field labels) {
        return switch (labels.at("tls").textOr("")) {
            case "true" -> Encryption.MUTUAL_TLS;
            case "false", "no_identity", "disabled" -> Encryption.PLAINTEXT;
            default -> Encryption.NOT_SAID;
        };
    }
}
