package dev.meshward.readiness.checks.resources;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.readiness.Situation;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the proxy of a pod asks for and may take. Istio: requests of 100m and 128Mi and limits of 2 cores and 1Gi, for
 * the proxy and for its init container alike; when one annotation about them is present, the whole default falls away,
 * limits included. Linkerd sets nothing unless it is told to.
 *
 * @param stated true where the workload says it by annotation, and nothing is chosen for it
 */
record ProxyResources(Map<Resource, BigDecimal> requests, Map<Resource, BigDecimal> limits, boolean stated) {

    private static final Map<Resource, String> ISTIO_REQUEST =
            Map.of(Resource.CPU, "sidecar.istio.io/proxyCPU", Resource.MEMORY, "sidecar.istio.io/proxyMemory");
    private static final Map<Resource, String> ISTIO_LIMIT = Map.of(
            Resource.CPU, "sidecar.istio.io/proxyCPULimit", Resource.MEMORY, "sidecar.istio.io/proxyMemoryLimit");
    private static final Map<Resource, String> LINKERD_REQUEST = Map.of(
            Resource.CPU, "config.linkerd.io/proxy-cpu-request",
            Resource.MEMORY, "config.linkerd.io/proxy-memory-request");
    private static final Map<Resource, String> LINKERD_LIMIT = Map.of(
            Resource.CPU, "config.linkerd.io/proxy-cpu-limit",
            Resource.MEMORY, "config.linkerd.io/proxy-memory-limit");

    private static final ProxyResources ISTIO_DEFAULT = new ProxyResources(
            Map.of(Resource.CPU, new BigDecimal("0.1"), Resource.MEMORY, mebibytes(128)),
            Map.of(Resource.CPU, new BigDecimal(2), Resource.MEMORY, mebibytes(1024)),
            false);

    /** The resources a proxy joins with: the default ones give way to the maxima of the namespace where they can. */
    static ProxyResources of(PodTemplate template, ContainerBounds bounds, Situation situation) {
        var requests = written(template, situation.isIstio() ? ISTIO_REQUEST : LINKERD_REQUEST);
        var limits = written(template, situation.isIstio() ? ISTIO_LIMIT : LINKERD_LIMIT);
        boolean untouched = requests.isEmpty() && limits.isEmpty();
        return situation.isIstio() && untouched
                ? ISTIO_DEFAULT.within(bounds)
                : new ProxyResources(requests, limits, !untouched);
    }

    /** True where a maximum of the namespace makes the proxy's limit of this resource smaller than it usually is. */
    boolean hasGivenWay(Resource resource) {
        return !stated
                && limit(resource).isPresent()
                && limit(resource).get().compareTo(ISTIO_DEFAULT.limits.getOrDefault(resource, BigDecimal.ZERO)) < 0;
    }

    /** A proxy cannot live on less than it asks for, so below that the maximum has to give way instead. */
    private ProxyResources within(ContainerBounds bounds) {
        var fitting = new EnumMap<Resource, BigDecimal>(limits);
        fitting.replaceAll((resource, limit) -> bounds.maximum(resource)
                .filter(maximum -> maximum.compareTo(requests.getOrDefault(resource, BigDecimal.ZERO)) >= 0)
                .map(limit::min)
                .orElse(limit));
        return new ProxyResources(requests, fitting, false);
    }

    private static Map<Resource, BigDecimal> written(PodTemplate template, Map<Resource, String> annotations) {
        var found = new EnumMap<Resource, BigDecimal>(Resource.class);
        annotations.forEach(
                (resource, name) -> Optional.ofNullable(template.annotations().get(name))
                        .flatMap(Quantity::parse)
                        .ifPresent(amount -> found.put(resource, amount)));
        return found;
    }

    private static BigDecimal mebibytes(int number) {
        return BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(1024 * 1024));
    }

    Optional<BigDecimal> request(Resource resource) {
        return Optional.ofNullable(requests.get(resource));
    }

    Optional<BigDecimal> limit(Resource resource) {
        return Optional.ofNullable(limits.get(resource));
    }
}
