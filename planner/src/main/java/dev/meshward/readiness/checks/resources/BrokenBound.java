package dev.meshward.readiness.checks.resources;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bound of a LimitRange that a proxy breaks.
 *
 * @param which {@code max}, {@code min} or {@code maxLimitRequestRatio}
 * @param field the bound as written
 * @param needed what the bound would have to be
 */
record BrokenBound(String which, Resource resource, Field field, BigDecimal needed) {

    private static final String RATIO = "maxLimitRequestRatio";

    static Stream<BrokenBound> ofContainer(Field item, ProxyResources proxy) {
        return Arrays.stream(Resource.values())
                .flatMap(resource -> Stream.of(
                                above(item, resource, proxy.limit(resource)),
                                below(item, resource, proxy.request(resource)),
                                ratio(item, resource, proxy.limit(resource), proxy.request(resource)))
                        .flatMap(Optional::stream));
    }

    static Stream<BrokenBound> ofPod(Field item, ProxyResources proxy, PodDemand pod) {
        return Arrays.stream(Resource.values()).flatMap(resource -> {
            var limit = proxy.limit(resource).map(pod.limits(resource)::add);
            var request = proxy.request(resource).map(pod.requests(resource)::add);
            return Stream.of(above(item, resource, limit), ratio(item, resource, limit, request))
                    .flatMap(Optional::stream);
        });
    }

    private static Optional<BrokenBound> above(Field item, Resource resource, Optional<BigDecimal> limit) {
        var field = item.at("max", resource.word());
        return limit.filter(amount ->
                        bound(field).filter(max -> amount.compareTo(max) > 0).isPresent())
                .map(amount -> new BrokenBound("max", resource, field, amount));
    }

    private static Optional<BrokenBound> below(Field item, Resource resource, Optional<BigDecimal> request) {
        var field = item.at("min", resource.word());
        return request.filter(amount ->
                        bound(field).filter(min -> amount.compareTo(min) < 0).isPresent())
                .map(amount -> new BrokenBound("min", resource, field, amount));
    }

    private static Optional<BrokenBound> ratio(
            Field item, Resource resource, Optional<BigDecimal> limit, Optional<BigDecimal> request) {
        var field = item.at(RATIO, resource.word());
        if (limit.isEmpty() || request.isEmpty() || request.get().signum() == 0) {
            return Optional.empty();
        }
        var actual = limit.get().divide(request.get(), 0, RoundingMode.CEILING);
        return bound(field)
                .filter(max -> actual.compareTo(max) > 0)
                .map(_ -> new BrokenBound(RATIO, resource, field, actual));
    }

    private static Optional<BigDecimal> bound(Field field) {
        return field.text().flatMap(Quantity::parse);
    }

    /** The value that admits this proxy and all that {@code bounds} admits already. */
    Value widest(Mapping bounds) {
        var present = bounds.get(resource.word())
                .filter(Value.Scalar.class::isInstance)
                .flatMap(value -> Quantity.parse(((Value.Scalar) value).asText()));
        var wider = present.map(amount -> which.equals("min") ? amount.min(needed) : amount.max(needed))
                .orElse(needed);
        return Value.Text.of(written(wider));
    }

    String inWords() {
        return "%s %s is %s, and %s is needed".formatted(which, resource.word(), field.textOr(""), written(needed));
    }

    private String written(BigDecimal amount) {
        return which.equals(RATIO) ? amount.toPlainString() : Quantity.written(resource, amount);
    }
}
