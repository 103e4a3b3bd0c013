package dev.meshward.readiness.checks.configuration;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.List;

/** Objects of Istio's API, by kind. */
final class IstioObjects {

    private IstioObjects() {}

    static List<Manifest> destinationRules(Situation situation) {
        return situation.snapshot().objectsOf("networking.istio.io", "DestinationRule");
    }

    static List<Manifest> virtualServices(Situation situation) {
        return situation.snapshot().objectsOf("networking.istio.io", "VirtualService");
    }

    static List<Manifest> authorizationPolicies(Situation situation) {
        return situation.snapshot().objectsOf("security.istio.io", "AuthorizationPolicy");
    }

    static List<Manifest> peerAuthentications(Situation situation) {
        return situation.snapshot().objectsOf("security.istio.io", "PeerAuthentication");
    }

    /** The policies of a rule for all its traffic: its own, then those of its subsets. */
    static List<Field> trafficPolicies(Manifest destinationRule) {
        var policies = new ArrayList<Field>();
        policies.add(destinationRule.at("spec", "trafficPolicy"));
        destinationRule.at("spec", "subsets").items().forEach(subset -> policies.add(subset.at("trafficPolicy")));
        return policies;
    }
}
