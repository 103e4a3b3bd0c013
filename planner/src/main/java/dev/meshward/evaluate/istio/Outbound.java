package dev.meshward.evaluate.istio;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.DestinationRuleView.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sidecar sends (istio.md A.2, A.5, A.9). */
final class Outbound {

    private final Installation installation;
    private final AcceptedModes modes;
    private final Services services;
    private final AmbientParts parts;
    private final Scoping scoping = new Scoping();
    private final DestinationRules destinationRules = new DestinationRules();

    Outbound(Installation installation, AcceptedModes modes, Services services, AmbientParts parts) {
        this.installation = installation;
        this.modes = modes;
        this.services = services;
        this.parts = parts;
    }

    Sending send(Hop hop, World world) {
        if (hop.caller() instanceof Pod pod) {
            if (!new Capture(pod).takesOut(hop.arrival().servicePort())) {
                return new Sending.Plaintext("the caller's pod excludes this port from capture");
            }
            if (new Capture(pod).mayLeaveOutAddresses()) {
                return new Sending.Unsure("The caller's pod excludes addresses from capture, and this may be one.");
            }
        }
        return hop.arrival()
                .service()
                .map(service -> toService(hop, service, world))
                .orElseGet(() -> unmatched(hop, "a call of a pod's own address", world));
    }

    /** A member whose own objects leave automatic mutual TLS alone: it sends plaintext where the port has it off. */
    Sending sendAs(Identity identity, Hop hop, World world) {
        boolean isOff = !installation.settings(world).autoMtls()
                || modes.of(hop.callee(), hop.containerPort(), world).stream()
                        .allMatch(each -> each.mode() == Mode.DISABLE);
        return isOff
                ? new Sending.Plaintext("automatic mutual TLS is off")
                : new Sending.MutualTls(identity, "automatic mutual TLS");
    }

    private Sending toService(Hop hop, ServiceId id, World world) {
        var service = services.find(id, world);
        var port = services.port(id, hop.arrival().servicePort(), world);
        if (service.isEmpty() || port.isEmpty()) {
            return unmatched(hop, "no port of the Service " + id + " has this number", world);
        }
        if (hangs(hop, port.get())) {
            return new Sending.Stopped(
                    "protocol detection",
                    "The caller's proxy waits for the client's first bytes on an undeclared port, and here the server"
                            + " speaks first.");
        }
        return hop.caller() instanceof Pod pod
                ? inScope(hop, pod, service.get(), world)
                : toVisible(hop, "", Map.of(), service.get(), world);
    }

    /** istio.md C.2: detection waits for bytes of the client. */
    private static boolean hangs(Hop hop, Service.ServicePort port) {
        return hop.application() == Application.SERVER_FIRST && PortProtocol.of(port) == PortProtocol.DETECTED;
    }

    private Sending inScope(Hop hop, Pod caller, Service service, World world) {
        if (!Scoping.isExported(service, service.id(), caller.namespace())) {
            return unmatched(hop, "the Service is not exported to the caller's namespace", world);
        }
        var root = installation.settings(world).rootNamespace();
        var sidecars = IstioPods.isGateway(caller) ? List.<SidecarView>of() : scoping.of(caller, root, world);
        var sendings = sidecars.stream()
                .map(sidecar -> throughSidecar(sidecar, hop, caller, service, world))
                .distinct()
                .toList();
        return sendings.isEmpty()
                ? toVisible(hop, caller.namespace(), caller.labels(), service, world)
                : agreed(sendings, "Sidecars");
    }

    private Sending throughSidecar(SidecarView sidecar, Hop hop, Pod caller, Service service, World world) {
        return sidecar.shows(service.id(), hop.arrival().servicePort(), caller.namespace())
                ? toVisible(hop, caller.namespace(), caller.labels(), service, world)
                : unknownDestination(
                        sidecar.unknownDestinations()
                                .orElse(installation.settings(world).unknownDestinations()),
                        sidecar.name());
    }

    /** What no listener matches passes in plaintext, or is stopped. */
    private Sending unmatched(Hop hop, String why, World world) {
        var root = installation.settings(world).rootNamespace();
        var ofSidecar = hop.caller() instanceof Pod pod && !IstioPods.isGateway(pod)
                ? scoping.of(pod, root, world).stream().findFirst().flatMap(SidecarView::unknownDestinations)
                : Optional.<MeshSettings.UnknownDestinations>empty();
        return unknownDestination(ofSidecar.orElse(installation.settings(world).unknownDestinations()), why);
    }

    private static Sending unknownDestination(MeshSettings.UnknownDestinations mode, String why) {
        return switch (mode) {
            case PASS -> new Sending.Plaintext(why);
            case STOP ->
                new Sending.Stopped(
                        "outboundTrafficPolicy REGISTRY_ONLY",
                        "The caller's proxy knows no such destination and stops the call: " + why + ".");
        };
    }

    private Sending toVisible(Hop hop, String client, Map<String, String> labels, Service service, World world) {
        var root = installation.settings(world).rootNamespace();
        var rules = destinationRules.of(client, labels, service.id(), root, world);
        if (tunnels(hop, service, world)) {
            return throughTunnel(hop, rules);
        }
        if (rules.isEmpty()) {
            return automatic(hop, service, world);
        }
        var sendings = rules.stream()
                .map(rule -> byRule(rule, hop, service, world))
                .distinct()
                .toList();
        return agreed(sendings, "DestinationRules");
    }

    /**
     * istio.md A.9, B.5: sidecars and gateways tunnel to enrolled endpoints they know, whatever the modes and automatic
     * mutual TLS say. Those of headless Services only gateways know one by one.
     */
    private boolean tunnels(Hop hop, Service service, World world) {
        return hop.callee().plane() == DataPlane.ISTIO_AMBIENT
                && parts.isKnownToControlPlane(world)
                && (!service.isHeadless() || isGateway(hop.caller()))
                && !(hop.caller() instanceof Pod pod && AmbientParts.sendsNoTunnel(pod));
    }

    private static boolean isGateway(Peer caller) {
        return !(caller instanceof Pod pod) || IstioPods.isGateway(pod);
    }

    /** A tunnel takes the place of the mesh's own TLS and of none; TLS of another kind goes on inside it. */
    private static Sending throughTunnel(Hop hop, List<DestinationRuleView> rules) {
        var port = hop.arrival().servicePort();
        return rules.stream()
                .filter(rule -> rule.hasSubsetTls()
                        || rule.tlsFor(port)
                                .filter(tls -> tls == Tls.SIMPLE || tls == Tls.MUTUAL)
                                .isPresent())
                .findFirst()
                .<Sending>map(rule -> new Sending.Unsure(rule.name()
                        + " may begin TLS inside the tunnel, and whether the application speaks it is not known."))
                .orElseGet(() -> new Sending.MutualTls(identity(hop.caller()), "HBONE"));
    }

    private Sending byRule(DestinationRuleView rule, Hop hop, Service service, World world) {
        if (rule.hasSubsetTls()) {
            return new Sending.Unsure(rule.name() + " sets TLS for a subset, and routes decide whether it is used.");
        }
        var tls = rule.tlsFor(hop.arrival().servicePort());
        if (tls.isEmpty()) {
            return automatic(hop, service, world);
        }
        return switch (tls.get()) {
            case DISABLE -> new Sending.Plaintext(rule.name());
            case SIMPLE, MUTUAL -> new Sending.ForeignTls(rule.name());
            case ISTIO_MUTUAL ->
                hop.callee().plane() == DataPlane.ISTIO_AMBIENT
                        ? new Sending.ForeignTls(rule.name())
                        : new Sending.MutualTls(identity(hop.caller()), rule.name());
        };
    }

    /** istio.md A.9: each endpoint by itself, but all or none behind a headless Service. */
    private Sending automatic(Hop hop, Service service, World world) {
        if (!installation.settings(world).autoMtls()) {
            return new Sending.Plaintext("automatic mutual TLS is off");
        }
        if (!service.externalName().isEmpty()) {
            return new Sending.Plaintext("the Service stands for a host outside");
        }
        if (!hop.callee().plane().isIstioSidecar()) {
            return new Sending.Plaintext("automatic mutual TLS: the callee has no sidecar");
        }
        if (service.isHeadless() && hop.arrival().others() == Arrival.Others.SOME_OUTSIDE) {
            return new Sending.Plaintext(
                    "automatic mutual TLS: a pod behind the headless Service " + service.id() + " has no sidecar");
        }
        return byMode(hop, service, world);
    }

    /** Callers look at the mode of the Service's namespace and mesh first, then at that of the port. */
    private Sending byMode(Hop hop, Service service, World world) {
        var around = modes.aroundWorkload(service.id().namespace(), world);
        var ofPort = modes.of(hop.callee(), hop.containerPort(), world);
        var off = java.util.stream.Stream.concat(around.stream(), ofPort.stream())
                .filter(each -> each.mode() == Mode.DISABLE)
                .toList();
        if (off.isEmpty()) {
            return new Sending.MutualTls(identity(hop.caller()), "automatic mutual TLS");
        }
        boolean isCertain = around.stream().allMatch(each -> each.mode() == Mode.DISABLE)
                || ofPort.stream().allMatch(each -> each.mode() == Mode.DISABLE);
        return isCertain
                ? new Sending.Plaintext(off.getFirst().rule())
                : new Sending.Unsure(unknownOrder("PeerAuthentications"));
    }

    private static Sending agreed(List<Sending> sendings, String kinds) {
        return sendings.size() == 1 ? sendings.getFirst() : new Sending.Unsure(unknownOrder(kinds));
    }

    static String unknownOrder(String kinds) {
        return "Which of several " + kinds + " is the oldest decides, and the source does not say (order).";
    }

    private static Identity identity(Peer caller) {
        return caller instanceof Pod pod
                ? new Identity.Account(pod.namespace(), pod.serviceAccount())
                : new Identity.Unknown();
    }
}
