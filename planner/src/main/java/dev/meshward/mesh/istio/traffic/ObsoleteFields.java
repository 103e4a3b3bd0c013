package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.SourceField;
import java.util.Map;

/** Fields and values that Istio never had, or has no more, and what is nearest to them (istio A.0, deprecated fields). */
final class ObsoleteFields {

    private static final Map<String, String> OF_DESTINATION_RULE = Map.of(
            "circuitBreaker", "trafficPolicy.outlierDetection and trafficPolicy.connectionPool",
            "name", "host",
            "destination", "host",
            "loadBalancing", "trafficPolicy.loadBalancer",
            "loadBalancer", "trafficPolicy.loadBalancer",
            "connectionPool", "trafficPolicy.connectionPool",
            "outlierDetection", "trafficPolicy.outlierDetection",
            "tls", "trafficPolicy.tls");

    private static final Map<String, String> OF_POLICY = Map.of(
            "circuitBreaker",
            "outlierDetection and connectionPool",
            "circuitBreakers",
            "outlierDetection and connectionPool");

    private static final Map<String, String> OF_RULE = Map.of(
            "websocketUpgrade", "nothing: connections are upgraded by themselves",
            "appendHeaders", "headers.request.add",
            "appendRequestHeaders", "headers.request.add",
            "removeRequestHeaders", "headers.request.remove",
            "appendResponseHeaders", "headers.response.add",
            "removeResponseHeaders", "headers.response.remove",
            "retry", "retries",
            "redirects", "redirect",
            "cors", "corsPolicy");

    private ObsoleteFields() {}

    static void ofDestinationRule(SourceField spec) {
        name(spec, OF_DESTINATION_RULE, "A DestinationRule");
    }

    static void ofPolicy(SourceField policy) {
        name(policy, OF_POLICY, "A trafficPolicy");
    }

    static void ofRule(SourceField http) {
        name(http, OF_RULE, "A route of a VirtualService");
    }

    /** Written still, and read by nobody: the count went into two others. */
    static void ofOutlier(SourceField outlier) {
        var errors = outlier.at("consecutiveErrors");
        if (errors.isWritten()) {
            errors.neverExisted(
                    "Istio no longer reads consecutiveErrors.",
                    "Write consecutive5xxErrors, or consecutiveGatewayErrors for 502, 503 and 504 only.");
        }
    }

    private static void name(SourceField around, Map<String, String> nearestByKey, String what) {
        nearestByKey.forEach((key, nearest) -> {
            if (around.at(key).isWritten()) {
                around.at(key)
                        .neverExisted(what + " has no field " + key + ".", "The nearest thing is " + nearest + ".");
            }
        });
    }
}
