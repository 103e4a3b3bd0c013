package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.Authorization.Reading;
import java.util.Optional;
import java.util.Set;

/** What a sidecar does with what arrives (istio.md A.7, A.8, B.2, B.3). */
final class Inbound {

    private final AcceptedModes modes;
    private final Services services;
    private final Authorization authorization;

    Inbound(AcceptedModes modes, Services services, Authorization authorization) {
        this.modes = modes;
        this.services = services;
        this.authorization = authorization;
    }

    Optional<Set<Identity>> toldApart(Pod callee, World world) {
        return authorization.toldApart(callee, world);
    }

    Verdict receive(Hop hop, Sending sending, World world) {
        if (isLedThroughTheAgent(hop)) {
            return new Verdict.DeliveredPlaintext();
        }
        if (!new Capture(hop.callee()).takesIn(hop.containerPort())) {
            return pastTheProxy(sending);
        }
        var protocol = services.inbound(hop.callee(), hop.containerPort(), world);
        return switch (sending) {
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
            case Sending.MutualTls(var identity, var rule) ->
                authorized(hop, Optional.of(identity), protocol, world, ofMutualTls(hop, rule, world));
            case Sending.Plaintext _ ->
                authorized(hop, Optional.empty(), protocol, world, ofPlaintext(hop, protocol, world));
            case Sending.ForeignTls(var rule) ->
                authorized(hop, Optional.empty(), protocol, world, ofForeignTls(hop, protocol, rule, world));
        };
    }

    /** Probes and annotated scrapes go to port 15020 in plaintext, where no policy reaches (istio.md B.2, A.8). */
    static boolean isLedThroughTheAgent(Hop hop) {
        return switch (hop.purpose()) {
            case CALL -> false;
            case PROBE ->
                !hop.callee()
                        .annotations()
                        .getOrDefault("sidecar.istio.io/rewriteAppHTTPProbers", "true")
                        .equals("false");
            case ANNOTATED_SCRAPE ->
                !hop.callee()
                        .annotations()
                        .getOrDefault("prometheus.istio.io/merge-metrics", "true")
                        .equals("false");
        };
    }

    /** Callers do not know that the port is excluded: they send mutual TLS to the application. */
    private static Verdict pastTheProxy(Sending sending) {
        return switch (sending) {
            case Sending.Plaintext _ -> new Verdict.DeliveredPlaintext();
            case Sending.MutualTls _ ->
                new Verdict.Refused(
                        "excludeInboundPorts",
                        "The callee's pod keeps this port from its proxy, so that mutual TLS reaches the application"
                                + " itself.");
            case Sending.ForeignTls(var rule) ->
                new Verdict.Unknown(rule + " begins TLS, and whether the application speaks it is not known.");
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
        };
    }

    private Verdict authorized(
            Hop hop, Optional<Identity> identity, PortProtocol protocol, World world, Verdict transported) {
        if (!transported.isDelivered()) {
            return transported;
        }
        return authorization
                .refusal(Asking.of(hop, identity), reading(protocol, hop.application()), world)
                .orElse(transported);
    }

    static Reading reading(PortProtocol protocol, Application application) {
        return switch (protocol) {
            case HTTP -> Reading.REQUESTS;
            case TCP, UDP -> Reading.BYTES;
            case DISPUTED -> Reading.EITHER;
            case DETECTED ->
                switch (application) {
                    case HTTP -> Reading.REQUESTS;
                    case TLS, TCP, SERVER_FIRST -> Reading.BYTES;
                    case UNKNOWN -> Reading.EITHER;
                };
        };
    }

    /** Gateways end TLS by their own listeners: a PeerAuthentication says nothing about them (istio.md A.7). */
    private Verdict byMode(Hop hop, World world, java.util.function.Function<AcceptedModes.Decided, Verdict> each) {
        if (IstioPods.isGateway(hop.callee())) {
            return new Verdict.DeliveredPlaintext();
        }
        var verdicts = modes.of(hop.callee(), hop.containerPort(), world).stream()
                .map(each)
                .toList();
        boolean agree = verdicts.stream().map(Verdict::word).distinct().count() == 1;
        return agree ? verdicts.getFirst() : new Verdict.Unknown(Outbound.unknownOrder("PeerAuthentications"));
    }

    private Verdict ofMutualTls(Hop hop, String rule, World world) {
        return byMode(hop, world, decided -> switch (decided.mode()) {
            case STRICT, PERMISSIVE -> new Verdict.DeliveredMtls();
            case DISABLE ->
                new Verdict.Refused(
                        decided.rule(),
                        "The caller sends mutual TLS (" + rule + ") to a port where " + decided.rule()
                                + " switches it off.");
        });
    }

    private Verdict ofPlaintext(Hop hop, PortProtocol protocol, World world) {
        return byMode(hop, world, decided -> switch (decided.mode()) {
            case STRICT ->
                new Verdict.Refused(
                        decided.rule(), decided.rule() + " accepts only mutual TLS, and the call comes without.");
            case PERMISSIVE -> inPlaintext(hop, protocol, Mode.PERMISSIVE);
            case DISABLE -> inPlaintext(hop, protocol, Mode.DISABLE);
        });
    }

    private static Verdict inPlaintext(Hop hop, PortProtocol protocol, Mode mode) {
        return switch (hop.application()) {
            case SERVER_FIRST ->
                mode == Mode.DISABLE && protocol != PortProtocol.DETECTED
                        ? new Verdict.DeliveredPlaintext()
                        : hanging();
            case TLS ->
                protocol == PortProtocol.HTTP ? brokenTls("the application's own") : new Verdict.DeliveredPlaintext();
            case HTTP, TCP, UNKNOWN -> new Verdict.DeliveredPlaintext();
        };
    }

    /** istio.md C.2: to tell TLS from plaintext the proxy waits for bytes that a client of such a server never sends. */
    private static Verdict hanging() {
        return new Verdict.Refused(
                "server-first protocol",
                "The callee's proxy waits for the client's first bytes, and here the server speaks first: plaintext"
                        + " calls hang.");
    }

    private Verdict ofForeignTls(Hop hop, PortProtocol protocol, String rule, World world) {
        return byMode(hop, world, decided -> switch (decided.mode()) {
            case STRICT -> new Verdict.Refused(decided.rule(), rule + " begins TLS without the mesh's certificate.");
            case PERMISSIVE, DISABLE ->
                protocol == PortProtocol.HTTP
                        ? brokenTls(rule)
                        : new Verdict.Unknown(
                                rule + " begins TLS, and whether the application speaks it is not known.");
        });
    }

    /** istio.md A.7: on a port declared as HTTP there is no chain for TLS that is not the mesh's. */
    private static Verdict brokenTls(String whose) {
        return new Verdict.Refused(
                "inbound filter chains",
                "The port is declared as HTTP, where the callee's proxy has no use for TLS (" + whose + ").");
    }
}
