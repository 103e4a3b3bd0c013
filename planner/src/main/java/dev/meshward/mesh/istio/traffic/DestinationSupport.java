package dev.meshward.mesh.istio.traffic;

import dev.meshward.mesh.intent.DestinationAspect;
import dev.meshward.mesh.intent.SupportTable.Filling;

/** Settings of destinations in Istio (linkerd G.6, istio A.2). */
final class DestinationSupport {

    private DestinationSupport() {}

    static void fill(Filling table) {
        general(table);
        ejection(table);
        security(table);
    }

    private static void general(Filling table) {
        table.exact(DestinationAspect.HOST, "host of a DestinationRule")
                .exact(DestinationAspect.SCOPE, "exportTo and workloadSelector of a DestinationRule")
                .exact(DestinationAspect.SUBSET, "subsets")
                .exact(DestinationAspect.SUBSET_POLICY, "trafficPolicy of a subset")
                .exact(DestinationAspect.PORT_POLICY, "portLevelSettings")
                .exact(DestinationAspect.BALANCING, "loadBalancer.simple")
                .exact(DestinationAspect.PASSTHROUGH, "loadBalancer.simple PASSTHROUGH")
                .exact(DestinationAspect.AFFINITY, "loadBalancer.consistentHash")
                .exact(DestinationAspect.LOCALITY, "localityLbSetting")
                .exact(DestinationAspect.WARM_UP, "warmup")
                .exact(DestinationAspect.CONNECT_TIMEOUT, "connectionPool.tcp.connectTimeout")
                .exact(DestinationAspect.CONNECTIONS, "connectionPool.tcp")
                .exact(DestinationAspect.REQUESTS, "connectionPool.http")
                .exact(DestinationAspect.UPGRADE, "h2UpgradePolicy");
    }

    private static void ejection(Filling table) {
        table.near(
                        DestinationAspect.EJECT_ERRORS,
                        "consecutive5xxErrors counts statuses from 500 on, not gRPC statuses, and returns endpoints"
                                + " without a trial request.")
                .exact(DestinationAspect.EJECT_GATEWAY_ERRORS, "consecutiveGatewayErrors")
                .exact(DestinationAspect.EJECT_LOCAL, "consecutiveLocalOriginFailures")
                .exact(DestinationAspect.EJECT_INTERVAL, "interval")
                .near(
                        DestinationAspect.EJECT_TIME,
                        "baseEjectionTime grows by itself with each ejection and has no greatest value.")
                .exact(DestinationAspect.EJECT_SHARE, "maxEjectionPercent")
                .exact(DestinationAspect.EJECT_CODES, "outlierDetectionHttpErrorCodes, from 1.32 on")
                .none(
                        DestinationAspect.EJECT_SUCCESS_RATE,
                        "Istio ejects by errors in a row, not by a share of successes.",
                        "Use consecutive5xxErrors, or patch success_rate with an EnvoyFilter.")
                .none(DestinationAspect.EJECT_JITTER, "Istio returns endpoints without jitter.", "Nothing can be set.");
    }

    private static void security(Filling table) {
        table.exact(DestinationAspect.CLIENT_TLS, "tls of a DestinationRule")
                .exact(DestinationAspect.MESH_TLS, "automatic mutual TLS")
                .exact(DestinationAspect.PLAINTEXT, "tls.mode DISABLE")
                .exact(DestinationAspect.TUNNEL, "tunnel");
    }
}
