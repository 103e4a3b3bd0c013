package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Pod;
import java.util.List;

/** Which ports a sidecar takes part in, by the annotations of its pod (istio.md B.3). */
final class Capture {

    private static final String PREFIX = "traffic.sidecar.istio.io/";

    private final Pod pod;

    Capture(Pod pod) {
        this.pod = pod;
    }

    /** Calls to a port that is not captured reach the application past the proxy. */
    boolean takesIn(int containerPort) {
        return isOn()
                && !listed("excludeInboundPorts", containerPort)
                && (included("includeInboundPorts").equals("*") || listed("includeInboundPorts", containerPort));
    }

    /** Calls to a port that is not captured leave as the application sends them. */
    boolean takesOut(int port) {
        return isOn()
                && !listed("excludeOutboundPorts", port)
                && (!included("includeOutboundIPRanges").isEmpty() || listed("includeOutboundPorts", port));
    }

    /** Addresses are not known here, so that a pod that leaves some out may leave out this one. */
    boolean mayLeaveOutAddresses() {
        return !pod.annotations()
                        .getOrDefault(PREFIX + "excludeOutboundIPRanges", "")
                        .isBlank()
                || !included("includeOutboundIPRanges").matches("\\*|");
    }

    private boolean isOn() {
        return !pod.annotations()
                .getOrDefault("sidecar.istio.io/interceptionMode", "REDIRECT")
                .equals("NONE");
    }

    private String included(String name) {
        return pod.annotations().getOrDefault(PREFIX + name, "*").strip();
    }

    private boolean listed(String name, int port) {
        var written = pod.annotations().get(PREFIX + name);
        return written != null && List.of(written.replace(" ", "").split(",")).contains(Integer.toString(port));
    }
}
