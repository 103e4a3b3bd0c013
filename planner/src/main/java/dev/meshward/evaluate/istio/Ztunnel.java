package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Sending;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.Authorization.Reading;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What ztunnel does for enrolled pods (istio.md B.5). It knows connections alone: no DestinationRule, no VirtualService, no
 * Sidecar and no protocol has a say, and a server may speak first.
 */
final class Ztunnel {

    /** Where tunnels arrive. */
    static final int PORT = 15008;

    /** What nobody may ask ztunnel for, lest it calls itself. */
    private static final Set<Integer> ITS_OWN_PORTS = Set.of(15001, 15006, PORT);

    private static final String NAME = "ztunnel";
    private static final String TUNNEL = "HBONE";

    private final AmbientParts parts;
    private final ModesAtZtunnel modes;
    private final Authorization authorization;

    Ztunnel(AmbientParts parts, ModesAtZtunnel modes, Authorization authorization) {
        this.parts = parts;
        this.modes = modes;
        this.authorization = authorization;
    }

    /** Pods behind headless Services and pods called by their addresses are told apart one by one: no all or nothing. */
    Sending send(Hop hop, World world) {
        if (!parts.hasZtunnel(world) && !Waypoints.isOne(hop.caller())) {
            return new Sending.Stopped(NAME, "The caller is enrolled, and no ztunnel takes what it sends.");
        }
        return takesTunnels(hop.callee()) ? new Sending.MutualTls(identity(hop.caller()), TUNNEL) : asIs();
    }

    private static Sending asIs() {
        return new Sending.Plaintext("ztunnel: the callee takes no tunnels");
    }

    Sending sendAs(Identity identity) {
        return new Sending.MutualTls(identity, TUNNEL);
    }

    static boolean takesTunnels(Pod callee) {
        return callee.plane() == DataPlane.ISTIO_AMBIENT || callee.plane() == DataPlane.ISTIO_SIDECAR_WITH_TUNNEL;
    }

    static Identity identity(Peer caller) {
        return caller instanceof Pod pod
                ? new Identity.Account(pod.namespace(), pod.serviceAccount())
                : new Identity.Unknown();
    }

    Verdict receive(Hop hop, Sending sending, World world) {
        if (Waypoints.isOne(hop.callee())) {
            return atWaypoint(sending);
        }
        if (hop.purpose() == Hop.Purpose.PROBE) {
            return new Verdict.DeliveredPlaintext();
        }
        if (!parts.hasZtunnel(world)) {
            return new Verdict.Refused(NAME, "The callee is enrolled, and no ztunnel takes what comes for it.");
        }
        return switch (sending) {
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
            case Sending.MutualTls(var identity, var _) -> tunnelled(hop, identity, world);
            case Sending.Plaintext _ -> plain(hop, world, Verdict.DeliveredPlaintext::new);
            case Sending.ForeignTls(var rule) ->
                plain(
                        hop,
                        world,
                        () -> new Verdict.Refused(
                                rule, rule + " begins TLS, which ztunnel hands on to the application as it is."));
        };
    }

    /** A waypoint takes tunnels and nothing else, from every member of the mesh; its policies come after. */
    private static Verdict atWaypoint(Sending sending) {
        return switch (sending) {
            case Sending.MutualTls _ -> new Verdict.DeliveredMtls();
            case Sending.Stopped(var rule, var because) -> new Verdict.Refused(rule, because);
            case Sending.Unsure(var because) -> new Verdict.Unknown(because);
            case Sending.Plaintext _, Sending.ForeignTls _ ->
                new Verdict.Refused("waypoint", "A waypoint takes tunnels alone.");
        };
    }

    private Verdict tunnelled(Hop hop, Identity identity, World world) {
        if (ITS_OWN_PORTS.contains(hop.containerPort())) {
            return itsOwnPort();
        }
        return authorization
                .refusal(Asking.of(hop, Optional.of(identity)), Reading.CONNECTIONS, world)
                .orElseGet(Verdict.DeliveredMtls::new);
    }

    private static Verdict itsOwnPort() {
        return new Verdict.Refused(NAME, "ztunnel uses this port itself and lets nobody call it.");
    }

    private Verdict plain(Hop hop, World world, Supplier<Verdict> passed) {
        if (bypasses(hop.callee())) {
            return passed.get();
        }
        if (ITS_OWN_PORTS.contains(hop.containerPort())) {
            return itsOwnPort();
        }
        var verdicts = modes.of(hop.callee(), hop.containerPort(), world).stream()
                .map(decided -> byMode(hop, decided, world, passed))
                .toList();
        boolean agree = verdicts.stream().map(Verdict::word).distinct().count() == 1;
        return agree ? verdicts.getFirst() : new Verdict.Unknown(Outbound.unknownOrder("PeerAuthentications"));
    }

    private Verdict byMode(Hop hop, AcceptedModes.Decided decided, World world, Supplier<Verdict> passed) {
        if (decided.mode() == Mode.STRICT) {
            return new Verdict.Refused(
                    decided.rule(), decided.rule() + " accepts only mutual TLS, and the call comes without.");
        }
        return authorization
                .refusal(Asking.of(hop, Optional.empty()), Reading.CONNECTIONS, world)
                .orElseGet(passed);
    }

    private static boolean bypasses(Pod callee) {
        return callee.annotations()
                .getOrDefault("ambient.istio.io/bypass-inbound-capture", "")
                .equals("true");
    }

    /**
     * Probes come from an address of their own, past every policy of the mesh (istio.md B.5); the exemption that network
     * policies make for the node does not know it.
     */
    static Hop asTheNetworkSees(Hop hop) {
        boolean isProbe = hop.callee().plane() == DataPlane.ISTIO_AMBIENT
                && hop.purpose() == Hop.Purpose.PROBE
                && hop.caller() instanceof Peer.Node;
        return isProbe
                ? new Hop(
                        new Peer.OfAddress("169.254.7.127"),
                        hop.callee(),
                        hop.arrival(),
                        hop.application(),
                        hop.purpose(),
                        hop.request())
                : hop;
    }

    /** Tunnels arrive on a port of their own, where network policies made for the application's know nothing. */
    static boolean goesThroughTunnel(Hop hop, Sending sending) {
        if (!(sending instanceof Sending.MutualTls)) {
            return false;
        }
        return switch (hop.callee().plane()) {
            case ISTIO_AMBIENT -> true;
            case ISTIO_SIDECAR_WITH_TUNNEL -> hop.caller().sendsThrough() == DataPlane.ISTIO_AMBIENT;
            case NONE, ISTIO_SIDECAR, LINKERD, OTHER -> false;
        };
    }
}
