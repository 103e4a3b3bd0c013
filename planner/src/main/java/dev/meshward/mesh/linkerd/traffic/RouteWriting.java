package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.Author;
import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.Timeouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes one HTTPRoute or GRPCRoute. Only what Gateway API 1.2.1 knows: Linkerd ignores a route with anything newer. */
final class RouteWriting {

    private final TargetWriting target;
    private final List<Author> authors;
    private final RouteCell cell;
    private final SubsetServices services;

    RouteWriting(TargetWriting target, Author author, RouteCell cell) {
        this.target = target;
        this.authors = List.of(author);
        this.cell = cell;
        this.services = new SubsetServices(target, author);
    }

    ObjectKey write(String name, RouteGroup group) {
        var spec = Mapping.building();
        spec.put(
                "parentRefs",
                Value.Sequence.of(cell.parents().values().stream()
                        .distinct()
                        .map(parent -> parent.write(cell.port()))
                        .toList()));
        group.hostname().ifPresent(host -> spec.put("hostnames", Value.Sequence.of(List.of(Value.Text.of(host)))));
        spec.put(
                "rules",
                Value.Sequence.of(
                        group.rules().stream().map(rule -> rule(rule, group)).toList()));
        return target.write(
                version(group.grpc()),
                group.grpc() ? "GRPCRoute" : "HTTPRoute",
                cell.namespace(),
                name,
                annotations(group),
                authors,
                spec.build());
    }

    /** Linkerd before 2.18 reads the older versions only (linkerd 0). */
    private String version(boolean grpc) {
        boolean isOld = target.target().meshMinor() < LinkerdTraffic.FIRST_WITH_V1;
        var version = isOld ? grpc ? "v1alpha2" : "v1beta1" : "v1";
        return LinkerdTraffic.GATEWAY_API + "/" + version;
    }

    private Map<String, String> annotations(RouteGroup group) {
        var annotations = new TreeMap<String, String>();
        RetryForm.write(group.retries(), group.grpc(), annotations);
        var timeouts = group.timeouts();
        TimeoutForm.write(
                readsTimeoutsOfRules(group)
                        ? new Timeouts(Optional.empty(), timeouts.response(), timeouts.idle())
                        : timeouts,
                annotations);
        return annotations;
    }

    /** Rules may say a timeout themselves from 2.20 on; the annotation works in every version (linkerd 0). */
    private boolean readsTimeoutsOfRules(RouteGroup group) {
        return !group.grpc() && target.target().meshMinor() >= LinkerdTraffic.FIRST_WITH_RULE_TIMEOUTS;
    }

    private Mapping rule(RouteRule rule, RouteGroup group) {
        var written = Mapping.building();
        boolean takesAll = rule.matches().isEmpty() || rule.matches().stream().anyMatch(match -> isPlain(match, group));
        if (!takesAll) {
            written.put(
                    "matches",
                    Value.Sequence.of(rule.matches().stream()
                            .map(match -> group.grpc() ? MatchForm.writeGrpc(match) : MatchForm.write(match))
                            .distinct()
                            .toList()));
        }
        FilterForm.write(rule.headers(), rule.redirect().map(RuleFates::sayable), written);
        if (!rule.backends().isEmpty() && !isParentItself(rule)) {
            written.put(
                    "backendRefs",
                    Value.Sequence.of(rule.backends().stream()
                            .flatMap(backend -> backend(backend, rule.backends().size() == 1).stream())
                            .toList()));
        }
        if (readsTimeoutsOfRules(group)) {
            rule.timeouts()
                    .request()
                    .ifPresent(time -> written.put(
                            "timeouts",
                            Mapping.building()
                                    .put("request", DurationForm.write(time.value()))
                                    .build()));
        }
        return written.build();
    }

    /** Nothing of a match is left once its port is said by the parent, or it asked for every path. */
    private static boolean isPlain(RouteMatch match, RouteGroup group) {
        return match.ofRequest().isEverything()
                || group.grpc() && match.ofRequest().equals(MatchForm.anyMethod());
    }

    /** Without backends a route goes to what it is attached to, on the port that was called. */
    private boolean isParentItself(RouteRule rule) {
        if (rule.backends().size() != 1 || cell.parents().size() != 1) {
            return false;
        }
        var only = rule.backends().getFirst();
        var host = cell.parents().keySet().iterator().next().value();
        return only.to().value().equals(host)
                && only.subset().isEmpty()
                && only.headers().isEmpty()
                && only.port()
                        .map(port -> cell.port().filter(port.value()::equals).isPresent())
                        .orElse(true);
    }

    private Optional<Mapping> backend(Backend backend, boolean isOnly) {
        if (OutsidePort.name(backend.to().value()).isPresent()) {
            return cell.parents().values().stream()
                    .filter(parent -> parent.kind() == Parent.Kind.EGRESS_NETWORK)
                    .map(network -> BackendForm.write(backend, network.itself(cell.port()), isOnly))
                    .findFirst();
        }
        return services.serviceOf(backend)
                .map(service -> BackendForm.write(backend, service, services.port(backend, service, cell), isOnly));
    }
}
