package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ObjectKey;
import java.util.Optional;

/** What a proxy sends (linkerd.md B, D, E). */
final class Outbound {

    private static final String MUTUAL = "a proxy of this control plane on both ends";

    private final Installation installation;
    private final OutboundRoutes routes;

    Outbound(Installation installation, Routes routes, SmiExtension extension) {
        this.installation = installation;
        this.routes = new OutboundRoutes(routes, extension);
    }

    Sending send(Hop hop, World world) {
        var settings = installation.settings(world);
        if (hop.caller() instanceof Pod caller) {
            var annotations = new Annotations(caller);
            if (annotations.skipsOutbound(hop.arrival().servicePort(), settings)) {
                return new Sending.Plaintext("the caller's pod skips this port");
            }
            if (annotations.maySkipAddress()) {
                return new Sending.Unsure("The caller's pod skips some addresses, and this may be one.");
            }
            if (annotations.isIngress() && hop.application() == Application.HTTP) {
                return new Sending.Unsure("The caller's proxy leads each request where its header or host name says.");
            }
        }
        return hop.arrival()
                .service()
                .flatMap(id -> service(id, world))
                .filter(service -> !service.isHeadless())
                .map(service -> toService(hop, service, settings, world))
                .orElseGet(() -> toPod(hop, settings, world));
    }

    static Optional<Service> service(ServiceId id, World world) {
        return world.object(new ObjectKey("", "Service", id.namespace(), id.name()))
                .map(manifest -> new Service(id, manifest));
    }

    static Optional<Service.ServicePort> port(Service service, int number) {
        return service.ports().stream().filter(port -> port.number() == number).findFirst();
    }

    private Sending toService(Hop hop, Service service, Settings settings, World world) {
        if (!service.externalName().isEmpty()) {
            return toPod(hop, settings, world);
        }
        var port = port(service, hop.arrival().servicePort());
        if (port.isEmpty()) {
            return new Sending.Stopped(
                    "undeclared port of a Service",
                    "The caller's proxy refuses calls to a port that the Service " + service.id()
                            + " does not declare.");
        }
        return stopped(hop, service, OutboundProtocol.of(service, port.get(), settings), world)
                .orElseGet(() -> toEndpoint(hop, settings));
    }

    private Optional<Sending> stopped(Hop hop, Service service, OutboundProtocol protocol, World world) {
        return switch (protocol) {
            case OPAQUE -> Optional.empty();
            case DETECTED ->
                hop.application() == Application.SERVER_FIRST
                        ? Optional.of(waiting("caller"))
                        : routes.doubt(hop, service, world);
            case HTTP1, HTTP2 -> isNoHttp(hop) ? Optional.of(broken(service)) : routes.doubt(hop, service, world);
        };
    }

    /** Ten seconds and then it goes on (linkerd.md E): whether the caller waits as long, nobody knows here. */
    static Sending.Unsure waiting(String whose) {
        return new Sending.Unsure(
                "The " + whose + "'s proxy waits ten seconds for the client's first bytes, and here the"
                        + " server speaks first: whether the client waits as long is not known.");
    }

    static boolean isNoHttp(Hop hop) {
        return switch (hop.application()) {
            case TLS, SERVER_FIRST, TCP -> true;
            case HTTP, UNKNOWN -> false;
        };
    }

    private static Sending broken(Service service) {
        return new Sending.Stopped(
                "appProtocol of the Service " + service.id(),
                "The port is declared as HTTP, and the caller's proxy can make nothing else of it.");
    }

    /** Pods' own addresses, those behind headless Services among them: no routes, no annotations of Services. */
    private Sending toPod(Hop hop, Settings settings, World world) {
        if (hop.callee().network() == Pod.Network.OF_THE_NODE && EgressNetworks.mayRefuse(hop.caller(), world)) {
            return new Sending.Unsure(
                    "The callee has the address of its node, and an EgressNetwork that denies may hold"
                            + " that address.");
        }
        boolean isDetected = hop.callee().plane() != DataPlane.LINKERD
                ? !settings.opaque().has(hop.containerPort())
                : !new Annotations(hop.callee()).isOpaqueToCallers(hop.containerPort(), settings);
        return isDetected && hop.application() == Application.SERVER_FIRST
                ? waiting("caller")
                : toEndpoint(hop, settings);
    }

    private static Sending toEndpoint(Hop hop, Settings settings) {
        if (hop.callee().plane() != DataPlane.LINKERD) {
            return new Sending.Plaintext("the callee has no proxy of this control plane");
        }
        return toMember(identity(hop.caller()), hop, settings);
    }

    /** A member whose own objects stand in nobody's way. */
    Sending sendAs(Identity identity, Hop hop, World world) {
        return toMember(identity, hop, installation.settings(world));
    }

    /** Callers learn of skipped ports by the annotation alone: one that the chart skips they take for any other. */
    private static Sending toMember(Identity identity, Hop hop, Settings settings) {
        var callee = new Annotations(hop.callee());
        if (callee.tellsThatItSkips(hop.containerPort())) {
            return new Sending.Plaintext("the callee's pod skips this port");
        }
        boolean isBroken = settings.transport() == Settings.Transport.TRANSPARENT
                && callee.skipsInbound(hop.containerPort(), settings)
                && !callee.isOpaqueToCallers(hop.containerPort(), settings);
        return isBroken
                ? new Sending.Stopped(
                        "skip-inbound-ports",
                        "The callee's pod skips this port without its callers being told, so that mutual TLS reaches"
                                + " the application itself.")
                : new Sending.MutualTls(identity, MUTUAL);
    }

    private static Identity identity(Peer caller) {
        return caller instanceof Pod pod
                ? new Identity.Account(pod.namespace(), pod.serviceAccount())
                : new Identity.Unknown();
    }
}
