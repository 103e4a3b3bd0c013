package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Istio takes a port to speak (istio.md C.1). */
enum PortProtocol {
    HTTP,
    /** TCP, TLS, HTTPS, databases: opaque to routing and to rules about requests. */
    TCP,
    /** Nothing was declared: the first bytes decide. */
    DETECTED,
    /** Services disagree about one port of a pod (istio.md C.3 #13). */
    DISPUTED,
    UDP;

    private static final Set<String> HTTP_WORDS = Set.of("http", "http2", "http_proxy", "grpc");
    private static final Set<String> TCP_WORDS = Set.of("tcp", "https", "tls", "mongo", "redis", "mysql");
    private static final Set<Integer> KNOWN_TCP_PORTS = Set.of(25, 53, 3306, 27017);
    private static final Map<String, PortProtocol> KUBERNETES_WORDS =
            Map.of("kubernetes.io/h2c", HTTP, "kubernetes.io/ws", HTTP, "kubernetes.io/wss", TCP);

    static PortProtocol of(Service.ServicePort port) {
        if (port.transport().equals("UDP")) {
            return UDP;
        }
        var name = port.appProtocol().isEmpty() ? port.name() : port.appProtocol();
        var known = KUBERNETES_WORDS.get(name);
        return known != null ? known : named(name.toLowerCase(Locale.ROOT), port.number());
    }

    private static PortProtocol named(String name, int port) {
        if (name.startsWith("grpc-web")) {
            return HTTP;
        }
        int dash = name.indexOf('-');
        var prefix = dash < 0 ? name : name.substring(0, dash);
        if (HTTP_WORDS.contains(prefix)) {
            return HTTP;
        }
        if (prefix.equals("udp")) {
            return UDP;
        }
        return TCP_WORDS.contains(prefix) || KNOWN_TCP_PORTS.contains(port) ? TCP : DETECTED;
    }

    /** Whether it is declared to be TLS of the application's own, of which the server name can be read. */
    static boolean isTls(Service.ServicePort port) {
        var name = (port.appProtocol().isEmpty() ? port.name() : port.appProtocol()).toLowerCase(Locale.ROOT);
        return name.matches("(https|tls)(-.*)?|kubernetes\\.io/wss");
    }

    PortProtocol together(PortProtocol other) {
        return this == other ? this : DISPUTED;
    }
}
