package dev.meshward.mesh.istio.security;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.intent.RateLimit;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;
import java.util.Map;

/**
 * Limits of requests as an EnvoyFilter with a token bucket in every pod (linkerd G.6). Istio has no object of its own for
 * them; limits by caller would need descriptors of the client's identity, and are not written.
 */
final class RateLimitExpression {

    private static final String LOCAL_RATE_LIMIT =
            "type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit";

    private final TargetWriting target;

    RateLimitExpression(TargetWriting target) {
        this.target = target;
    }

    void write(RateLimit limit) {
        limit.extras().forEach(extra -> target.settle(extra.origin()));
        limit.each().ifPresent(each -> target.settle(each.origin()));
        if (limit.total().isEmpty()) {
            target.lost(
                    limit.target(),
                    "Without a limit of all callers there is nothing that Istio could say.",
                    "See what is said of the limits themselves.");
            return;
        }
        var total = limit.total().get();
        var spec = Mapping.building();
        var labels = limit.pods().labels().labels();
        if (!labels.isEmpty()) {
            spec.put("workloadSelector", OwnObject.single("labels", OwnObject.labels(labels)));
        }
        spec.put("configPatches", Value.Sequence.of(List.of(patch(limit.port(), total.value()))));
        var written = target.write(
                "networking.istio.io/v1alpha3",
                "EnvoyFilter",
                limit.author().object().namespace(),
                limit.author().object().name(),
                Map.of(),
                List.of(limit.author()),
                spec.build());
        target.settle(total.origin().and(limit.target()), written);
    }

    private static Mapping patch(int port, int perSecond) {
        var filter = OwnObject.single("name", "envoy.filters.network.http_connection_manager");
        var chain = OwnObject.single("filter", filter);
        var match = Mapping.building()
                .put("context", "SIDECAR_INBOUND")
                .put(
                        "listener",
                        Mapping.building()
                                .put("portNumber", port)
                                .put("filterChain", chain)
                                .build())
                .build();
        return Mapping.building()
                .put("applyTo", "HTTP_FILTER")
                .put("match", match)
                .put(
                        "patch",
                        Mapping.building()
                                .put("operation", "INSERT_BEFORE")
                                .put("value", filter(perSecond))
                                .build())
                .build();
    }

    private static Mapping filter(int perSecond) {
        var bucket = Mapping.building()
                .put("max_tokens", perSecond)
                .put("tokens_per_fill", perSecond)
                .put("fill_interval", "1s")
                .build();
        var config = Mapping.building()
                .put("@type", LOCAL_RATE_LIMIT)
                .put("stat_prefix", "http_local_rate_limiter")
                .put("token_bucket", bucket)
                .put("filter_enabled", always("local_rate_limit_enabled"))
                .put("filter_enforced", always("local_rate_limit_enforced"))
                .build();
        return Mapping.building()
                .put("name", "envoy.filters.http.local_ratelimit")
                .put("typed_config", config)
                .build();
    }

    private static Mapping always(String key) {
        return Mapping.building()
                .put("runtime_key", key)
                .put(
                        "default_value",
                        Mapping.building()
                                .put("numerator", 100)
                                .put("denominator", "HUNDRED")
                                .build())
                .build();
    }
}
