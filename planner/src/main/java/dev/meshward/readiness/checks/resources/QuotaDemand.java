package dev.meshward.readiness.checks.resources;

import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.readiness.QuotaRoom;
import dev.meshward.readiness.Situation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one line of a ResourceQuota has to hold while the workloads of its namespace get their proxies: all pods with
 * proxies, and the largest surge of a single rolling restart. Jobs are left out, since they come and go.
 *
 * @param key as the quota writes it: {@code requests.cpu}, {@code limits.memory} …
 */
record QuotaDemand(
        String key, Resource resource, boolean ofLimits, BigDecimal hard, BigDecimal today, BigDecimal withProxies) {

    static Optional<QuotaDemand> of(
            String key, String written, List<Workload> workloads, ContainerBounds bounds, Situation situation) {
        var resource = key.endsWith("cpu") ? Resource.CPU : Resource.MEMORY;
        boolean ofLimits = key.startsWith("limits.");
        return Quantity.parse(written).map(hard -> {
            var today = BigDecimal.ZERO;
            var joined = BigDecimal.ZERO;
            var surge = BigDecimal.ZERO;
            for (var workload : workloads) {
                var demand = new PodDemand(workload.template(), bounds);
                var pod = ofLimits ? demand.limits(resource) : demand.requests(resource);
                var withProxy = pod.add(proxy(workload, resource, ofLimits, bounds, situation));
                var pods = BigDecimal.valueOf(workload.replicas());
                today = today.add(pod.multiply(pods));
                joined = joined.add(withProxy.multiply(pods));
                surge = surge.max(withProxy.multiply(BigDecimal.valueOf(new RolloutStrategy(workload).surge())));
            }
            return new QuotaDemand(key, resource, ofLimits, hard, today, joined.add(surge));
        });
    }

    private static BigDecimal proxy(
            Workload workload, Resource resource, boolean ofLimits, ContainerBounds bounds, Situation situation) {
        if (workload.template().isOnHostNetwork()) {
            return BigDecimal.ZERO;
        }
        var proxy = ProxyResources.of(workload.template(), bounds, situation);
        var stated = ofLimits
                ? proxy.limit(resource).or(() -> bounds.limit(resource))
                : proxy.request(resource).or(() -> proxy.limit(resource)).or(() -> bounds.request(resource));
        return stated.orElse(BigDecimal.ZERO);
    }

    boolean fits() {
        return withProxies.compareTo(hard) <= 0;
    }

    /** {@code requests.cpu: 2000m needed, 1500m allowed}. */
    String inWords() {
        return "%s needs %s (today %s) and has %s"
                .formatted(
                        key,
                        Quantity.written(resource, withProxies),
                        Quantity.written(resource, today),
                        Quantity.written(resource, hard));
    }

    QuotaRoom room(ObjectKey quota) {
        return new QuotaRoom(
                quota.namespace(),
                quota.name(),
                key,
                Quantity.written(resource, hard),
                Quantity.written(resource, today),
                Quantity.written(resource, withProxies));
    }

    String needed() {
        return Quantity.written(resource, withProxies);
    }
}
