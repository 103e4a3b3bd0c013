package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Mapping;
import dev.meshward.mesh.Sizing;
import java.util.List;
import java.util.Locale;

/**
 * What the control plane takes: the figures of the chart's own values for high availability. Three replicas have to run on
 * three nodes, since that file spreads them by a rule and not by a wish.
 */
record LinkerdSizing(Sizing size, KnownObjects present) {

    private static final int REPLICAS = 3;
    private static final int CPU_MILLIS = 100;
    private static final int MEMORY_MIB = 50;
    private static final int IDENTITY_MEMORY_MIB = 10;
    private static final int MEMORY_LIMIT_MIB = 250;
    /** Endpoints one destination controller holds in the chart's limit; our own allowance, nobody's measurement. */
    private static final int PODS_IN_LIMIT = 1000;

    /** True as well where the nodes are not in the source: the platform stage asks. */
    boolean isHighlyAvailable() {
        int nodes = present.objectsOf("", "Node").size();
        return nodes == 0 || nodes >= REPLICAS;
    }

    /** Half the usual limit more for each full thousand of pods. */
    private int destinationLimitMib() {
        return MEMORY_LIMIT_MIB + MEMORY_LIMIT_MIB / 2 * (size.joiningPods() / PODS_IN_LIMIT);
    }

    void putInto(Mapping.Building values) {
        values.put("controllerReplicas", isHighlyAvailable() ? REPLICAS : 1)
                .put("enablePodAntiAffinity", isHighlyAvailable())
                .put("enablePodDisruptionBudget", isHighlyAvailable())
                .put("highAvailability", isHighlyAvailable())
                .put("webhookFailurePolicy", isHighlyAvailable() ? "Fail" : "Ignore")
                .put("destinationResources", resources(MEMORY_MIB, destinationLimitMib()))
                .put("identityResources", resources(IDENTITY_MEMORY_MIB, MEMORY_LIMIT_MIB))
                .put("proxyInjectorResources", resources(MEMORY_MIB, MEMORY_LIMIT_MIB))
                .put("spValidatorResources", resources(MEMORY_MIB, MEMORY_LIMIT_MIB))
                .put("heartbeatResources", resources(MEMORY_MIB, MEMORY_LIMIT_MIB));
    }

    private static Mapping resources(int memoryMib, int limitMib) {
        return Mapping.building()
                .put("cpu", Mapping.building().put("request", CPU_MILLIS + "m").build())
                .put(
                        "memory",
                        Mapping.building()
                                .put("request", memoryMib + "Mi")
                                .put("limit", limitMib + "Mi")
                                .build())
                .build();
    }

    List<String> sentences() {
        int replicas = isHighlyAvailable() ? REPLICAS : 1;
        return List.of(
                "Control plane: " + replicas + " replica(s) each of destination, identity and proxy-injector, with the"
                        + " requests and limits of the chart's values for high availability: 100m CPU and 10 to 50 Mi"
                        + " asked for, 250 Mi at most.",
                "The memory limit of the destination controller is " + destinationLimitMib() + " Mi for "
                        + size.joiningPods() + " pods with a proxy and " + size.services()
                        + " Services: the chart's 250 Mi, and half of that more for each full thousand of pods. That is"
                        + " our allowance and nobody's measurement; watch it.",
                "Proxies: the chart sets neither requests nor limits for them, and neither does this plan; "
                        + size.joiningPods() + " pods get one. The chart's values for high availability ask for 100m"
                        + " CPU and 20 Mi each, which would make "
                        + number(size.joiningPods() * CPU_MILLIS / 1000.0) + " cores and "
                        + number(size.joiningPods() * 20 / 1024.0) + " GiB.");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
    }
}
