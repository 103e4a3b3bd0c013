package dev.meshward.readiness.checks.resources;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.manifest.Field;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a pod asks for without a proxy, as the scheduler counts: containers that run together are added, and an init
 * container counts where it alone asks for more.
 *
 * @param bounds what the LimitRanges of the namespace fill in
 */
record PodDemand(PodTemplate template, ContainerBounds bounds) {

    BigDecimal requests(Resource resource) {
        return ofPod(container -> request(container, resource));
    }

    BigDecimal limits(Resource resource) {
        return ofPod(container -> limit(container, resource));
    }

    private BigDecimal ofPod(java.util.function.Function<Container, BigDecimal> amount) {
        var together = template.runningContainers().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return template.initContainers().stream().map(amount).reduce(together, BigDecimal::max);
    }

    /** A container that states a limit and no request asks for its limit. */
    private BigDecimal request(Container container, Resource resource) {
        return stated(container, "requests", resource)
                .or(() -> stated(container, "limits", resource))
                .or(() -> bounds.request(resource))
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal limit(Container container, Resource resource) {
        return stated(container, "limits", resource)
                .or(() -> bounds.limit(resource))
                .orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> stated(Container container, String which, Resource resource) {
        Field field = container.field().at("resources", which, resource.word());
        return field.text().flatMap(Quantity::parse);
    }
}
