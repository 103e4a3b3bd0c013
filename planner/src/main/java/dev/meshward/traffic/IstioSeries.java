package dev.meshward.traffic;

import dev.meshward.manifest.Field;
import dev.meshward.traffic.ObservedCall.Encryption;
import java.util.OptionalDouble;

/** {@code istio_requests_total} and {@code istio_tcp_connections_opened_total}: standard labels of Istio's telemetry. */
final class IstioSeries implements PrometheusSeries.SeriesKind {

    @Override
    public boolean recognises(Field labels) {
        return labels.at("source_workload").isPresent()
                && (labels.at("destination_workload").isPresent()
                        || labels.at("destination_service_name").isPresent())
                && !labels.at("source_namespace").isPresent();
    }

    @Override
    public void read(Field labels, OptionalDouble perSecond, CallCollector collector) {
        var call = new ObservedCall(
                source(labels),
                destination(labels),
                0,
                protocol(labels),
                perSecond,
                encryption(labels),
                "istio",
                labels.place());
        collector.add(call, witness(labels));
    }

    /** A waypoint reports for the workloads it stands before. */
    private static Witness witness(Field labels) {
        return switch (labels.at("reporter").textOr("")) {
            case "source" -> Witness.CALLER;
            case "destination", "waypoint" -> Witness.CALLEE;
            default -> Witness.EITHER;
        };
    }

    private static Peer source(Field labels) {
        var workload = labels.at("source_workload").textOr("unknown");
        return workload.equals("unknown")
                ? Principals.peer(labels.at("source_principal").textOr(""))
                : new Peer.OfWorkload(labels.at("source_workload_namespace").textOr(""), workload);
    }

    private static Peer destination(Field labels) {
        var service = labels.at("destination_service_name").textOr("unknown");
        var serviceNamespace = labels.at("destination_service_namespace").textOr("unknown");
        if (service.equals("PassthroughCluster") || service.equals("BlackHoleCluster")) {
            return new Peer.Unknown();
        }
        if (!service.equals("unknown") && !serviceNamespace.equals("unknown")) {
            return new Peer.OfService(serviceNamespace, service);
        }
        var workload = labels.at("destination_workload").textOr("unknown");
        if (!workload.equals("unknown")) {
            return new Peer.OfWorkload(
                    labels.at("destination_workload_namespace").textOr(""), workload);
        }
        return service.equals("unknown")
                ? Principals.peer(labels.at("destination_principal").textOr(""))
                : new Peer.External(service);
    }

    private static String protocol(Field labels) {
        var said = labels.at("request_protocol").textOr("");
        boolean isTcp = labels.at("__name__").textOr("").startsWith("istio_tcp_");
        return said.isEmpty() && isTcp ? "tcp" : said;
    }

    private static Encryption encryption(Field labels) {
        return switch (labels.at("connection_security_policy").textOr("")) {
            case "mutual_tls" -> Encryption.MUTUAL_TLS;
            case "none" -> Encryption.PLAINTEXT;
            default -> Encryption.NOT_SAID;
        };
    }
}
