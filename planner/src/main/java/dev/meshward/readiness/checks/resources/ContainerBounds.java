package dev.meshward.readiness.checks.resources;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the LimitRanges of a namespace say about single containers: what they fill in, and how much they allow. */
record ContainerBounds(List<Field> items) {

    static ContainerBounds of(List<Manifest> limitRanges) {
        return new ContainerBounds(limitRanges.stream()
                .flatMap(range -> range.at("spec", "limits").items().stream())
                .filter(item -> item.at("type").is("Container"))
                .toList());
    }

    Optional<BigDecimal> request(Resource resource) {
        return first("defaultRequest", resource).or(() -> limit(resource));
    }

    /** Where no default is written, Kubernetes takes the maximum for it. */
    Optional<BigDecimal> limit(Resource resource) {
        return first("default", resource).or(() -> first("max", resource));
    }

    /** The least of the maxima a single container is held to. */
    Optional<BigDecimal> maximum(Resource resource) {
        return items.stream()
                .flatMap(item -> item.at("max", resource.word()).text().stream())
                .flatMap(text -> Quantity.parse(text).stream())
                .min(BigDecimal::compareTo);
    }

    private Optional<BigDecimal> first(String which, Resource resource) {
        return items.stream()
                .flatMap(item -> item.at(which, resource.word()).text().stream())
                .flatMap(text -> Quantity.parse(text).stream())
                .findFirst();
    }
}
