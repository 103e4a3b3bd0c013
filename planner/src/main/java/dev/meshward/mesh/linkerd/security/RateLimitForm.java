package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.Fields;
import dev.meshward.mesh.intent.GeneralAspect;
import dev.meshward.mesh.intent.RateLimit;
import dev.meshward.mesh.intent.SecurityAspect;
import dev.meshward.mesh.intent.SelectedPods;
import dev.meshward.mesh.intent.SourceReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** HTTPLocalRateLimitPolicies; of several for one Server the oldest counts (linkerd A.1). */
final class RateLimitForm {

    private final SourceReading source;
    private final Set<String> limited = new HashSet<>();

    RateLimitForm(SourceReading source) {
        this.source = source;
    }

    void read() {
        source.of(LinkerdSecurity.POLICY, "HTTPLocalRateLimitPolicy").stream()
                .sorted(Comparator.comparing((Fields limit) -> limit.object()
                                .at("metadata", "creationTimestamp")
                                .textOr("~"))
                        .thenComparing(limit -> limit.object().key()))
                .forEach(this::read);
    }

    private void read(Fields limit) {
        var key = limit.object().key();
        var name = limit.spec().at("targetRef", "name").look().textOr("");
        var server = source.of(LinkerdSecurity.POLICY, "Server").stream()
                .map(ServerOfSource::new)
                .filter(each ->
                        each.namespace().equals(key.namespace()) && each.name().equals(name))
                .findFirst();
        if (server.isEmpty() || !limited.add(key.namespace() + "/" + name)) {
            limit.spec()
                    .lost(
                            server.isEmpty() ? GeneralAspect.MISSING_CONTEXT : SecurityAspect.RATE_LIMIT,
                            server.isEmpty()
                                    ? "Server " + name + " is not in the source."
                                    : "An older limit of the same Server counts.",
                            "Drop it, or translate it together with its Server.");
            return;
        }
        read(limit, server.get());
    }

    private void read(Fields limit, ServerOfSource server) {
        var spec = limit.spec();
        var extras = new ArrayList<Extra>();
        spec.at("overrides").extra(SecurityAspect.RATE_BY_CALLER).ifPresent(extras::add);
        var target = spec.at("targetRef").take(SecurityAspect.RATE_LIMIT);
        var total = spec.at("total", "requestsPerSecond").whole(SecurityAspect.RATE_LIMIT);
        var each = spec.at("identity", "requestsPerSecond").whole(SecurityAspect.RATE_BY_CALLER);
        var ports = Stream.concat(
                        source.snapshot().workloadsIn(server.namespace()).stream()
                                .filter(workload -> server.pods()
                                        .matches(workload.template().labels()))
                                .flatMap(workload -> server.ports(workload).stream()),
                        server.portByNumber().stream())
                .distinct()
                .toList();
        ports.forEach(port -> source.intend(new RateLimit(
                Author.of(limit.object()),
                SelectedPods.in(server.namespace(), server.pods()),
                port,
                total,
                each,
                target,
                extras)));
    }
}
