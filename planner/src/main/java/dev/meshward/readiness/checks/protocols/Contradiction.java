package dev.meshward.readiness.checks.protocols;

import dev.meshward.advice.Severity;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Service.ServicePort;
import dev.meshward.manifest.Field;
import dev.meshward.readiness.checks.protocols.DeclaredProtocol.Family;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What speaks against the declared protocol of a port.
 *
 * @param but the second half of a sentence that begins with what is declared
 * @param right the appProtocol that is proven to be right, where one is
 */
record Contradiction(Severity severity, String but, String why, String advice, Optional<String> right) {

    private static final Set<Integer> TLS_NUMBERS = Set.of(443, 6443, 8443, 9443);
    private static final Set<Integer> DATABASE_NUMBERS =
            Set.of(21, 22, 25, 587, 2181, 3306, 4222, 5432, 5672, 6379, 9042, 11211, 27017);
    private static final Set<DeclaredProtocol> HTTP_1 = Set.of(DeclaredProtocol.HTTP, DeclaredProtocol.HTTP_PROXY);
    private static final Set<DeclaredProtocol> HTTP_2 = Set.of(DeclaredProtocol.HTTP2, DeclaredProtocol.GRPC);

    private static final String REFUSED =
            "The proxy takes the port for HTTP and refuses bytes that are not, even while plaintext is accepted.";
    private static final String DOWNGRADED =
            "The proxy speaks HTTP/1.1 to a port declared so, and gRPC calls fail from the join on.";
    private static final String APP_PROTOCOL_WINS =
            "appProtocol decides and the name is not consulted, which is perhaps not what its author meant.";

    /** The gravest thing that speaks against this port. */
    static Optional<Contradiction> of(Service service, ServicePort port, List<PodPort> ends, TlsCalls calls) {
        var declared = DeclaredProtocol.of(port);
        boolean isHttp = declared.family() == Family.HTTP;
        var ofBytes = isHttp
                ? Stream.concat(proven(service, port, ends, calls, declared), likely(ends, declared))
                : plainHttp(ends, declared);
        return Stream.concat(ofBytes, ofWords(port, declared)).findFirst();
    }

    private static Stream<Contradiction> proven(
            Service service, ServicePort port, List<PodPort> ends, TlsCalls calls, DeclaredProtocol declared) {
        var byTls = calls.to(service.id(), port.number());
        if (!ends.isEmpty() && byTls.isPresent()) {
            return Stream.of(breaking(byTls.get(), REFUSED, "https"));
        }
        return ends.stream().flatMap(end -> proven(end, declared).stream()).limit(1);
    }

    private static Optional<Contradiction> proven(PodPort end, DeclaredProtocol declared) {
        if (end.httpProbe("HTTPS").isPresent()) {
            return Optional.of(breaking(
                    "%s is probed there by HTTPS".formatted(end.workload().name()), REFUSED, "https"));
        }
        if (end.server().isPresent()) {
            return Optional.of(breaking(
                    "%s runs %s there"
                            .formatted(end.workload().name(), end.server().get().words()),
                    REFUSED,
                    "tcp"));
        }
        return HTTP_1.contains(declared) && end.grpcProbe().isPresent()
                ? Optional.of(breaking(
                        "%s is probed there by gRPC".formatted(end.workload().name()), DOWNGRADED, "grpc"))
                : Optional.empty();
    }

    private static Contradiction breaking(String but, String why, String right) {
        return new Contradiction(
                Severity.ERROR, but, why, "Set appProtocol: %s on the port.".formatted(right), Optional.of(right));
    }

    private static Stream<Contradiction> likely(List<PodPort> ends, DeclaredProtocol declared) {
        return ends.stream()
                .filter(end -> end.httpProbe("HTTP").isEmpty())
                .flatMap(end -> likely(end, declared).stream())
                .limit(1);
    }

    private static Optional<Contradiction> likely(PodPort end, DeclaredProtocol declared) {
        var named = end.named();
        if (named.filter(name -> name.family() == Family.OPAQUE).isPresent()) {
            return Optional.of(doubtful(
                    "its target is named %s".formatted(end.declared().get().name()), REFUSED));
        }
        if (HTTP_1.contains(declared) && named.filter(HTTP_2::contains).isPresent()) {
            return Optional.of(doubtful(
                    "its target is named %s".formatted(end.declared().get().name()), DOWNGRADED));
        }
        if (named.isEmpty() && TLS_NUMBERS.contains(end.number())) {
            return Optional.of(doubtful("its target is port %d, where TLS is usual".formatted(end.number()), REFUSED));
        }
        return DATABASE_NUMBERS.contains(end.number())
                ? Optional.of(doubtful(
                        "its target is port %d, which usually speaks no HTTP".formatted(end.number()), REFUSED))
                : Optional.empty();
    }

    private static Contradiction doubtful(String but, String why) {
        return new Contradiction(
                Severity.WARNING,
                but,
                why,
                "Find out which of the two is right, and set appProtocol to what the port speaks.",
                Optional.empty());
    }

    private static Stream<Contradiction> plainHttp(List<PodPort> ends, DeclaredProtocol declared) {
        boolean tls = declared == DeclaredProtocol.HTTPS || declared == DeclaredProtocol.TLS;
        return ends.stream()
                .filter(end -> tls && end.httpProbe("HTTP").isPresent())
                .limit(1)
                .map(end -> new Contradiction(
                        Severity.INFO,
                        "%s is probed there by plain HTTP"
                                .formatted(end.workload().name()),
                        "The proxy passes the bytes on unread: nothing breaks, but there are no HTTP metrics and no"
                                + " HTTP rules.",
                        "Set appProtocol: http once the port is known to serve plain HTTP only.",
                        Optional.empty()));
    }

    private static Stream<Contradiction> ofWords(ServicePort port, DeclaredProtocol declared) {
        var named = DeclaredProtocol.ofName(port.name());
        if (port.appProtocol().isEmpty() || named.isEmpty() || declared.family() == Family.NOT_PROXIED) {
            return Stream.empty();
        }
        boolean unknown = DeclaredProtocol.ofAppProtocol(port.appProtocol()).isEmpty();
        if (!unknown && named.get().family() == declared.family()) {
            return Stream.empty();
        }
        return Stream.of(new Contradiction(
                unknown ? Severity.WARNING : Severity.INFO,
                unknown
                        ? "its appProtocol %s means nothing to Istio and its name %s is not consulted"
                                .formatted(port.appProtocol(), port.name())
                        : "its name says %s".formatted(named.get().word()),
                APP_PROTOCOL_WINS,
                "Make name and appProtocol say the same, by changing appProtocol.",
                Optional.empty()));
    }

    /** The field that declares the protocol. */
    Field shownBy(ServicePort port) {
        var appProtocol = port.field().at("appProtocol");
        return appProtocol.isPresent() ? appProtocol : port.field().at("name");
    }
}
