package dev.meshward.testing.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a sidecar does with what arrives (istio.md A.7, the table of filter chains; B.2, B.3; C.1). */
final class IstioReceiver {

    /** Where the agent answers for probes and merged metrics. */
    static final int AGENT = 15020;

    private static final List<String> HTTP = List.of("http", "http2", "http_proxy", "grpc");
    private static final List<String> TCP = List.of("tcp", "https", "tls", "mongo", "redis", "mysql");
    private static final List<String> TCP_PORTS = List.of("25", "53", "3306", "27017");

    /** What a port is declared as. */
    enum Speech {
        HTTP,
        TCP,
        UNDECLARED
    }

    private final IstioMesh mesh;

    IstioReceiver(IstioMesh mesh) {
        this.mesh = mesh;
    }

    Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster cluster) {
        if (isAnsweredByTheAgent(callee, via)) {
            return Fate.PLAIN;
        }
        switch (sending.kind()) {
            case NOTHING -> {
                return Fate.REFUSED;
            }
            case UNSURE -> {
                return Fate.UNKNOWN;
            }
            case PLAIN, MUTUAL, FOREIGN -> {}
        }
        var excluded = callee.annotation("traffic.sidecar.istio.io/excludeInboundPorts")
                .replace(" ", "");
        if (List.of(excluded.split(",")).contains(Integer.toString(port))) {
            return pastTheProxy(sending);
        }
        var declared = speech(callee, port, cluster);
        var speech = declared == Speech.UNDECLARED && via == Call.Via.API_SERVER ? Speech.TCP : declared;
        var fate = isGateway(callee) ? Fate.PLAIN : byMode(callee, port, sending, speech, cluster);
        var policies = new IstioPolicies(cluster, mesh.root(cluster), trustDomains(cluster));
        return fate.butOnlyIf(policies.admit(callee, port, sending.who(), speech));
    }

    private static boolean isAnsweredByTheAgent(Pod callee, Call.Via via) {
        return switch (via) {
            case ITSELF, GATEWAY, API_SERVER -> false;
            case PROBE ->
                !callee.annotation("sidecar.istio.io/rewriteAppHTTPProbers").equals("false");
            case ANNOTATED_SCRAPE ->
                !callee.annotation("prometheus.istio.io/merge-metrics").equals("false");
        };
    }

    private static Fate pastTheProxy(Sending sending) {
        return switch (sending.kind()) {
            case PLAIN -> Fate.PLAIN;
            case MUTUAL, NOTHING -> Fate.REFUSED;
            case FOREIGN, UNSURE -> Fate.UNKNOWN;
        };
    }

    private static boolean isGateway(Pod callee) {
        return callee.labels().containsKey("gateway.networking.k8s.io/gateway-name")
                || callee.labels().getOrDefault("istio", "").endsWith("gateway");
    }

    private Fate byMode(Pod callee, int port, Sending sending, Speech speech, Cluster cluster) {
        Set<Fate> fates = new LinkedHashSet<>();
        for (var mode : new IstioModes(cluster, mesh.root(cluster)).of(callee, port)) {
            fates.add(met(mode, sending, speech));
        }
        return fates.size() == 1 ? fates.iterator().next() : Fate.UNKNOWN;
    }

    private static Fate met(String mode, Sending sending, Speech speech) {
        return switch (sending.kind()) {
            case MUTUAL -> mode.equals("DISABLE") ? Fate.REFUSED : Fate.MUTUAL;
            case PLAIN -> mode.equals("STRICT") ? Fate.REFUSED : Fate.PLAIN;
            case FOREIGN -> mode.equals("STRICT") || speech == Speech.HTTP ? Fate.REFUSED : Fate.UNKNOWN;
            case NOTHING -> Fate.REFUSED;
            case UNSURE -> Fate.UNKNOWN;
        };
    }

    private Set<String> trustDomains(Cluster cluster) {
        var settings = mesh.settings(cluster);
        var domains = new LinkedHashSet<String>();
        domains.add(settings.text("trustDomain").isEmpty() ? "cluster.local" : settings.text("trustDomain"));
        domains.addAll(settings.texts("trustDomainAliases"));
        // In policies it stands for whatever the mesh's own domain is.
        domains.add("cluster.local");
        return domains;
    }

    /** What Services say of a port; those that disagree say nothing. */
    private static Speech speech(Pod callee, int port, Cluster cluster) {
        var said = new LinkedHashSet<Speech>();
        for (var service : cluster.in(callee.namespace(), "/Service")) {
            var selector = service.labels("spec", "selector");
            if (!selector.isEmpty() && callee.labels().entrySet().containsAll(selector.entrySet())) {
                service.parts("spec", "ports").stream()
                        .filter(each -> target(each, callee) == port)
                        .map(IstioReceiver::declared)
                        .forEach(said::add);
            }
        }
        return said.size() == 1 ? said.iterator().next() : Speech.UNDECLARED;
    }

    static int target(Thing servicePort, Pod callee) {
        var written = servicePort.has("targetPort") ? servicePort.text("targetPort") : servicePort.text("port");
        return written.matches("\\d+")
                ? Integer.parseInt(written)
                : callee.ports().getOrDefault(written, -1);
    }

    private static Speech declared(Thing servicePort) {
        var application = servicePort.text("appProtocol");
        var name = (application.isEmpty() ? servicePort.text("name") : application).toLowerCase(Locale.ROOT);
        var word = name.contains("-") ? name.substring(0, name.indexOf('-')) : name;
        if (HTTP.contains(word)
                || List.of("kubernetes.io/h2c", "kubernetes.io/ws", "kubernetes.io/wss")
                        .contains(name)) {
            return Speech.HTTP;
        }
        if (TCP.contains(word) || TCP_PORTS.contains(servicePort.text("port"))) {
            return Speech.TCP;
        }
        return Speech.UNDECLARED;
    }
}
