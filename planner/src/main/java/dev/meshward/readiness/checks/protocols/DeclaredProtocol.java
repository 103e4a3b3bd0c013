package dev.meshward.readiness.checks.protocols;

import dev.meshward.cluster.Service.ServicePort;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Istio takes a Service port to speak. Istio, {@code pkg/config/kube/conversion.go}: the appProtocol decides where
 * there is one, and the name is then not consulted; else the part of the name before the first dash; else four port
 * numbers are known to be TCP; else the proxy looks at the first bytes of every connection.
 */
enum DeclaredProtocol {
    HTTP(Family.HTTP),
    HTTP_PROXY(Family.HTTP),
    HTTP2(Family.HTTP),
    GRPC(Family.HTTP),
    GRPC_WEB(Family.HTTP),
    TCP(Family.OPAQUE),
    HTTPS(Family.OPAQUE),
    TLS(Family.OPAQUE),
    MONGO(Family.OPAQUE),
    REDIS(Family.OPAQUE),
    MYSQL(Family.OPAQUE),
    UDP(Family.NOT_PROXIED),
    DETECTED(Family.DETECTED);

    /** How a proxy treats the bytes. */
    enum Family {
        HTTP,
        /** Forwarded as they are. */
        OPAQUE,
        /** Decided by the first bytes, which some client or server has to send. */
        DETECTED,
        NOT_PROXIED
    }

    /** SMTP, DNS, MySQL, MongoDB; compared with the number of the Service port, not of the container. */
    private static final Set<Integer> KNOWN_TCP = Set.of(25, 53, 3306, 27017);

    private final Family family;

    DeclaredProtocol(Family family) {
        this.family = family;
    }

    Family family() {
        return family;
    }

    /** The word people write for it: {@code http}, {@code grpc-web}. */
    String word() {
        return this == DETECTED ? "detected" : name().toLowerCase(Locale.ROOT).replace("grpc_web", "grpc-web");
    }

    static DeclaredProtocol of(ServicePort port) {
        if (!port.transport().equals("TCP")) {
            return UDP;
        }
        var spoken = port.appProtocol().isEmpty() ? ofName(port.name()) : ofAppProtocol(port.appProtocol());
        return spoken.orElse(KNOWN_TCP.contains(port.number()) ? TCP : DETECTED);
    }

    static Optional<DeclaredProtocol> ofAppProtocol(String appProtocol) {
        return switch (appProtocol) {
            case "kubernetes.io/h2c" -> Optional.of(HTTP2);
            case "kubernetes.io/ws" -> Optional.of(HTTP);
            case "kubernetes.io/wss" -> Optional.of(HTTPS);
            default -> ofName(appProtocol);
        };
    }

    static Optional<DeclaredProtocol> ofName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("grpc-web")) {
            return Optional.of(GRPC_WEB);
        }
        int dash = lower.indexOf('-');
        var prefix = dash < 0 ? lower : lower.substring(0, dash);
        return Arrays.stream(values())
                .filter(protocol -> protocol != DETECTED && protocol != GRPC_WEB)
                .filter(protocol -> protocol.word().equals(prefix))
                .findFirst();
    }
}
