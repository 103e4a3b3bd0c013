package dev.meshward.mesh.istio;

import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Sizing;
import java.util.List;
import java.util.Locale;

/**
 * What the control plane and the sidecars take.
 *
 * <p>Two sources stand side by side. The rule of thumb: about 1 MB for a Service and 0.5 MB for a pod, 2 to 4 cores and 4
 * to 8 GB in production. Istio's own measurement (performance and scalability, load test of 1.24 and before): 1 core and
 * 1.5 GB for 1,000 Services and 2,000 sidecars; a sidecar takes 0.20 core and 60 MB at 1,000 requests a second.
 */
public record IstioSizing(Sizing size) {

    /** What the chart asks for when nobody says otherwise. */
    private static final int CHART_MEMORY_MIB = 2048;

    private static final int CHART_CPU_MILLIS = 500;
    private static final int SIDECAR_CPU_MILLIS = 100;
    private static final int SIDECAR_MEMORY_MIB = 128;
    /** Sidecars one replica is meant to carry: half of what was measured on one core. */
    private static final int SIDECARS_A_REPLICA = 1000;

    /** Megabytes of configuration one replica holds. */
    private double heldMegabytes() {
        return size.services() + 0.5 * size.pods();
    }

    /** Twice what it holds, since a push builds the new configuration beside the old one. */
    int istiodMemoryMib() {
        long wanted = Math.round(heldMegabytes() * 2 / 256) * 256;
        return Math.clamp(wanted, CHART_MEMORY_MIB, 8192);
    }

    int istiodCpuMillis() {
        if (size.joiningPods() <= 200) {
            return CHART_CPU_MILLIS;
        }
        if (size.joiningPods() <= 1000) {
            return 1000;
        }
        return size.joiningPods() <= 4000 ? 2000 : 4000;
    }

    /** Never one: the disruption budget of one replica would stop every node drain, and its restart every injection. */
    public int leastReplicas() {
        return Math.max(2, (size.joiningPods() + SIDECARS_A_REPLICA - 1) / SIDECARS_A_REPLICA);
    }

    public int mostReplicas() {
        return Math.max(5, leastReplicas() * 2);
    }

    public Mapping istiodResources() {
        return resources(istiodCpuMillis(), istiodMemoryMib());
    }

    Mapping sidecarResources() {
        var limits =
                Mapping.building().put("cpu", "2000m").put("memory", "1024Mi").build();
        return resources(SIDECAR_CPU_MILLIS, SIDECAR_MEMORY_MIB).with("limits", limits);
    }

    private static Mapping resources(int cpuMillis, int memoryMib) {
        var requests = Mapping.building()
                .put("cpu", cpuMillis + "m")
                .put("memory", memoryMib + "Mi")
                .build();
        return OwnObject.single("requests", requests);
    }

    List<String> sentences() {
        return List.of(ruleOfThumb(), measured(), request(), added(), measuredSidecars());
    }

    /** What istiod holds, by the rule of thumb. */
    public String ruleOfThumb() {
        return "istiod: by the rule of 1 MB for a Service and 0.5 MB for a pod, "
                + size.services() + " Services and " + size.pods() + " pods make "
                + number(heldMegabytes())
                + " MB a replica; the same rule calls 2 to 4 cores and 4 to 8 GB normal in"
                + " production.";
    }

    private String measured() {
        return "istiod: Istio's own measurement is 1 core and 1.5 GB for 1,000 Services and 2,000 sidecars; in that"
                + " proportion " + size.services() + " Services and " + size.joiningPods()
                + " sidecars make about "
                + number(measuredGigabytes() * 1024) + " MB.";
    }

    /** What istiod asks for. */
    public String request() {
        return "istiod asks for " + istiodCpuMillis() + "m CPU and " + istiodMemoryMib() + "Mi a replica, "
                + leastReplicas()
                + " to " + mostReplicas()
                + " replicas: twice the larger figure, at least what the chart asks for,"
                + " and never a single replica.";
    }

    private String added() {
        return "Sidecars: " + size.joiningPods() + " pods at " + SIDECAR_CPU_MILLIS + "m CPU and " + SIDECAR_MEMORY_MIB
                + "Mi each add requests of " + number(size.joiningPods() * SIDECAR_CPU_MILLIS / 1000.0)
                + " cores and " + number(size.joiningPods() * SIDECAR_MEMORY_MIB / 1024.0)
                + " GiB, and limits of " + number(size.joiningPods() * 2.0) + " cores and "
                + number(size.joiningPods()) + " GiB.";
    }

    private static String measuredSidecars() {
        return "Sidecars: Istio's own measurement is 0.20 core and 60 MB for each proxy at 1,000 requests a second,"
                + " on the caller's side and on the callee's; memory grows with what a proxy may call, not with"
                + " traffic.";
    }

    private double measuredGigabytes() {
        return 1.5 * Math.max(size.services() / 1000.0, size.joiningPods() / 2000.0);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
    }
}
