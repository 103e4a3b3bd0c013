package dev.meshward.mesh.istio;

import java.util.Map;
import java.util.Set;

/**
 * Which connections pass by a sidecar, as pods ask for it in annotations (pkg/kube/inject/validate.go). What passes by is
 * plaintext, and no policy sees it.
 */
final class TrafficCapture {

    private static final String PREFIX = "traffic.sidecar.istio.io/";
    /** Ports of the sidecar itself, which are never captured. */
    private static final Set<Integer> NEVER_CAPTURED = Set.of(15020, 15021, 15090);

    private TrafficCapture() {}

    static boolean leavesPast(int port, Map<String, String> annotations) {
        var ranges = annotations.get(PREFIX + "includeOutboundIPRanges");
        boolean nothingIsCaptured = ranges != null && ranges.isBlank();
        return names(annotations.getOrDefault(PREFIX + "excludeOutboundPorts", ""), port)
                || (nothingIsCaptured && !names(annotations.getOrDefault(PREFIX + "includeOutboundPorts", ""), port));
    }

    static boolean arrivesPast(int containerPort, Map<String, String> annotations) {
        var included =
                annotations.getOrDefault(PREFIX + "includeInboundPorts", "*").strip();
        return NEVER_CAPTURED.contains(containerPort)
                || names(annotations.getOrDefault(PREFIX + "excludeInboundPorts", ""), containerPort)
                || !(included.equals("*") || names(included, containerPort));
    }

    private static boolean names(String ports, int port) {
        for (var each : ports.split(",", -1)) {
            if (each.strip().equals(Integer.toString(port)) || each.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
