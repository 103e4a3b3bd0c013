package dev.meshward.testing.simulator;

import java.util.LinkedHashSet;
import java.util.List;

/** What a proxy of Linkerd does with what arrives (linkerd.md C.2, C.3, C.6). */
final class LinkerdReceiver {

    private static final List<String> HTTP = List.of("HTTP/1", "HTTP/2", "gRPC");
    private static final String CONFIG = "config.linkerd.io/";

    private final LinkerdMesh mesh;

    LinkerdReceiver(LinkerdMesh mesh) {
        this.mesh = mesh;
    }

    Fate takes(Pod callee, int port, Call.Via via, Sending sending, Cluster cluster) {
        switch (sending.kind()) {
            case NOTHING -> {
                return Fate.REFUSED;
            }
            case UNSURE -> {
                return Fate.UNKNOWN;
            }
            case PLAIN, MUTUAL, FOREIGN -> {}
        }
        boolean isMember = sending.kind() == Sending.Kind.MUTUAL;
        if (!isMember && mesh.skips(callee, "inbound", port, cluster)) {
            return sending.kind() == Sending.Kind.PLAIN ? Fate.PLAIN : Fate.UNKNOWN;
        }
        if (port == 4143 || port == 4190) {
            return Fate.REFUSED;
        }
        var fates = new LinkedHashSet<Fate>();
        var servers = servers(callee, port, cluster);
        if (servers.isEmpty()) {
            return guarded("", byDefault(callee, port, sending, cluster), callee, port, via, sending);
        }
        for (var server : servers) {
            var answer = new LinkerdPolicies(cluster, mesh).admit(server, sending);
            fates.add(guarded(server.text("spec", "proxyProtocol"), answer, callee, port, via, sending));
        }
        return fates.size() == 1 ? fates.iterator().next() : Fate.UNKNOWN;
    }

    /** Of several Servers the oldest counts. */
    private static List<Thing> servers(Pod callee, int port, Cluster cluster) {
        var claiming = cluster.in(callee.namespace(), "policy.linkerd.io/Server").stream()
                .filter(server -> server.has("spec", "podSelector")
                        && Wall.selects(server.part("spec", "podSelector"), callee.labels()))
                .filter(server -> isPort(server.text("spec", "port"), port, callee))
                .toList();
        return claiming.isEmpty() ? claiming : Ages.maybeOldest(claiming);
    }

    private static boolean isPort(String written, int port, Pod callee) {
        return written.matches("\\d+")
                ? Integer.parseInt(written) == port
                : callee.ports().getOrDefault(written, -1) == port;
    }

    /** Where no Server claims a port, no policy has a say. */
    private Answer byDefault(Pod callee, int port, Sending sending, Cluster cluster) {
        var own = callee.annotation(CONFIG + "default-inbound-policy");
        var chart = mesh.values(cluster).text("proxy", "defaultInboundPolicy");
        var policy =
                LinkerdPolicies.isPolicy(own) ? own : LinkerdPolicies.isPolicy(chart) ? chart : "all-unauthenticated";
        boolean needsIdentity =
                LinkerdMesh.isAmong(port, callee.annotation(CONFIG + "proxy-require-identity-inbound-ports"));
        return LinkerdPolicies.implied(policy, sending)
                .and(needsIdentity ? Answer.of(!sending.who().isEmpty()) : Answer.YES);
    }

    private static Fate guarded(String protocol, Answer answer, Pod callee, int port, Call.Via via, Sending sending) {
        return switch (via) {
            case PROBE -> probed(protocol, answer, callee, port);
            case API_SERVER -> HTTP.contains(protocol) ? Fate.REFUSED : Fate.PLAIN.butOnlyIf(answer);
            case ITSELF, GATEWAY, ANNOTATED_SCRAPE -> called(answer, sending);
        };
    }

    private static Fate called(Answer answer, Sending sending) {
        return switch (sending.kind()) {
            case MUTUAL -> Fate.MUTUAL.butOnlyIf(answer);
            case FOREIGN -> answer == Answer.NO ? Fate.REFUSED : Fate.UNKNOWN;
            case PLAIN, NOTHING, UNSURE -> Fate.PLAIN.butOnlyIf(answer);
        };
    }

    /** The worst of what the kubelet asks on this port. */
    private static Fate probed(String protocol, Answer answer, Pod callee, int port) {
        var fates = new LinkedHashSet<Fate>();
        for (var kind : callee.probes().getOrDefault(port, java.util.Set.of("httpGet"))) {
            fates.add(
                    switch (kind) {
                        case "tcpSocket" -> Fate.PLAIN;
                        case "httpGet" -> byHttp(protocol, answer);
                        case "grpc" -> protocol.equals("HTTP/1") ? Fate.REFUSED : Fate.PLAIN.butOnlyIf(answer);
                        default -> HTTP.contains(protocol) ? Fate.REFUSED : Fate.PLAIN.butOnlyIf(answer);
                    });
        }
        return fates.contains(Fate.REFUSED) ? Fate.REFUSED : fates.contains(Fate.UNKNOWN) ? Fate.UNKNOWN : Fate.PLAIN;
    }

    /** Probes are let in by themselves where the proxy reads requests; they speak HTTP/1. */
    private static Fate byHttp(String protocol, Answer answer) {
        return switch (protocol) {
            case "opaque", "TLS" -> Fate.PLAIN.butOnlyIf(answer);
            case "HTTP/2", "gRPC" -> Fate.REFUSED;
            default -> Fate.PLAIN;
        };
    }
}
