package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.linkerd.ServerView.Protocol;

/**
 * How the callee's proxy reads a call of another proxy: as requests where the caller's proxy found them, else as bytes,
 * which routes say nothing about (linkerd.md C.6, D).
 */
record MemberReading(Hop hop, Settings settings, World world) {

    Answer answer(Guard guard, Asking asking) {
        int port = hop.containerPort();
        if (guard.protocol() == Protocol.OPAQUE || isOpaqueForTheCaller()) {
            return guard.toBytes(asking, port);
        }
        return switch (hop.application()) {
            case HTTP -> guard.protocol() == Protocol.TLS ? withoutRoute(guard) : guard.toRequests(asking, port);
            case TLS, TCP, SERVER_FIRST -> ofBytes(guard, asking);
            case UNKNOWN ->
                guard.protocol() == Protocol.TLS ? guard.toBytes(asking, port) : Inbound.eitherWay(guard, asking, port);
        };
    }

    /** A port declared as TLS has no routes at all, so that requests find none. */
    private static Answer withoutRoute(Guard guard) {
        return Answer.no(
                guard.rule(),
                guard.rule() + " declares the port as TLS, where requests without it are answered with 404.");
    }

    /** What comes without a header that says so is read as the port is declared. */
    private Answer ofBytes(Guard guard, Asking asking) {
        boolean isDeclaredHttp = switch (guard.protocol()) {
            case HTTP1, HTTP2, GRPC -> true;
            case DETECTED, OPAQUE, TLS -> false;
        };
        return isDeclaredHttp && settings.transport() == Settings.Transport.TRANSPARENT
                ? Answer.no(
                        guard.rule(),
                        guard.rule()
                                + " declares the port as HTTP, and the callee's proxy can make nothing else of it.")
                : guard.toBytes(asking, hop.containerPort());
    }

    private boolean isOpaqueForTheCaller() {
        return hop.arrival()
                .service()
                .flatMap(id -> Outbound.service(id, world))
                .filter(service -> !service.isHeadless())
                .flatMap(service -> Outbound.port(service, hop.arrival().servicePort())
                        .map(port -> OutboundProtocol.of(service, port, settings)))
                .map(protocol -> protocol == OutboundProtocol.OPAQUE)
                .orElseGet(() -> hop.application() != Application.HTTP
                        && new Annotations(hop.callee()).isOpaqueToCallers(hop.containerPort(), settings));
    }
}
