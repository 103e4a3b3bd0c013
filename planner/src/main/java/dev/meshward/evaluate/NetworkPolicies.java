package dev.meshward.evaluate;

import dev.meshward.evaluate.NetworkPolicyView.Direction;
import dev.meshward.manifest.Manifest;
import java.util.List;

/**
 * What NetworkPolicies decide. A pod that no policy selects in a direction is open in it; one that any selects is closed but
 * for what some policy allows, since they add up.
 */
public final class NetworkPolicies {

    private static final String GROUP = "networking.k8s.io";

    private final Views<Manifest, NetworkPolicyView> views = new Views<>(NetworkPolicyView::of);

    /**
     * What they decide of one call.
     *
     * @param rule the policy that closes the way; empty where none does
     */
    public record Decision(Match passes, String rule, String because) {

        static Decision open() {
            return new Decision(Match.YES, "", "");
        }
    }

    /** @param port on which the bytes reach the pod, which a mesh may have changed */
    public Decision decide(Hop hop, int port, World world) {
        var out = leaving(hop, port, world);
        if (out.passes() == Match.NO) {
            return out;
        }
        var in = entering(hop, port, world);
        return in.passes().compareTo(out.passes()) < 0 ? in : out;
    }

    private Decision entering(Hop hop, int port, World world) {
        if (hop.callee().network() == Pod.Network.OF_THE_NODE || comesFromItsOwnNode(hop)) {
            return Decision.open();
        }
        var selecting = selecting(hop.callee(), Direction.INGRESS, world);
        var match = Match.any(
                selecting, policy -> policy.allows(Direction.INGRESS, hop.caller(), hop.callee(), port, world));
        return decision(selecting, match, "does not let this caller in to port " + port);
    }

    /** The kubelet always reaches the pods of its node, whatever the policies say. */
    private static boolean comesFromItsOwnNode(Hop hop) {
        return hop.caller() instanceof Peer.Node && hop.purpose() == Hop.Purpose.PROBE;
    }

    private Decision leaving(Hop hop, int port, World world) {
        if (!(hop.caller() instanceof Pod caller) || caller.network() == Pod.Network.OF_THE_NODE) {
            return Decision.open();
        }
        var selecting = selecting(caller, Direction.EGRESS, world);
        var match = Match.any(
                selecting, policy -> policy.allows(Direction.EGRESS, hop.callee(), hop.callee(), port, world));
        return decision(selecting, match, "does not let the caller out to this callee on port " + port);
    }

    private static Decision decision(List<NetworkPolicyView> selecting, Match match, String because) {
        if (selecting.isEmpty()) {
            return Decision.open();
        }
        return match == Match.NO
                ? new Decision(
                        match, selecting.getFirst().name(), selecting.getFirst().name() + " " + because + ".")
                : new Decision(match, "", "");
    }

    private List<NetworkPolicyView> selecting(Pod pod, Direction direction, World world) {
        var policies = world.in(GROUP, "NetworkPolicy", pod.namespace());
        if (policies.isEmpty()) {
            return List.of();
        }
        return policies.stream()
                .map(views::of)
                .filter(policy ->
                        policy.directions().contains(direction) && policy.pods().matches(pod.labels()))
                .toList();
    }
}
