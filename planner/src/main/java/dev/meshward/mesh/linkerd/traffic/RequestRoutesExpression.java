package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.RouteAspect;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.RuleLifting;
import dev.meshward.mesh.intent.RuleOrder;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Routes as HTTPRoutes and GRPCRoutes. The best match decides there, so that rules of which the first match decides are lifted
 * before they are written ({@link RuleLifting}).
 */
final class RequestRoutesExpression {

    private final TargetWriting target;
    private final OutsidePorts outside;
    private final ServicesByPattern services;

    RequestRoutesExpression(TargetWriting target, OutsidePorts outside, ServicesByPattern services) {
        this.target = target;
        this.outside = outside;
        this.services = services;
    }

    void write(RequestRoutes routes) {
        routes.extras().forEach(extra -> target.settle(extra.origin()));
        warnOfSilentRetries(routes);
        var cells = cells(routes);
        if (cells.isEmpty()) {
            routes.rules()
                    .forEach(rule -> target.lost(
                            rule.origin(),
                            "None of the hosts it routes can be routed by Linkerd.",
                            "See what is said of the hosts."));
            target.lost(routes.audience().origin(), "The routes it belongs to are not written.", "See the hosts.");
            return;
        }
        cells.forEach(cell -> write(routes, cell));
    }

    /** Services and hosts outside, each with what holds for its callers. */
    private List<RouteCell> cells(RequestRoutes routes) {
        var rules = new SayableRules(target);
        var sayable = rules.of(routes);
        var cells = new ArrayList<RouteCell>();
        var parents = new LinkedHashMap<Said<Destination>, Parent>();
        for (var host : routes.hosts()) {
            var requests = new OutsideRequests(target, host, outside);
            if (requests.isKnown()) {
                cells.addAll(requests.cells(routes, sayable));
            } else if (!outside.of(host.value()).isEmpty()) {
                target.lost(
                        host.origin(),
                        "No port of this host outside is one of HTTP, and requests are read on no other.",
                        "Give the port of its ServiceEntry the protocol HTTP.");
            } else {
                services.meant(host)
                        .forEach(each -> Parents.of(each, routes.author(), target)
                                .ifPresent(parent -> parents.put(each, parent)));
            }
        }
        if (!parents.isEmpty()) {
            cells.addAll(RouteCell.of(routes, rules.toServices(sayable), parents, target.snapshot()));
        }
        return cells;
    }

    private void warnOfSilentRetries(RequestRoutes routes) {
        boolean isSilent = routes.rules().stream()
                .anyMatch(rule -> !rule.backends().isEmpty() && rule.retries() instanceof Retries.ByDefault);
        if (isSilent) {
            target.remark(
                    RouteAspect.RETRY_ATTEMPTS,
                    routes.author(),
                    "Where a rule says nothing of retries, Istio tries twice more when a connection fails; Linkerd"
                            + " does not.");
        }
    }

    private void write(RequestRoutes routes, RouteCell cell) {
        var rules = routes.order() == RuleOrder.FIRST_MATCH ? lifted(routes, cell.rules()) : cell.rules();
        var objects = RouteGroup.of(rules, routes.grpc(), target.target().meshMinor());
        cell.rules().forEach(rule -> rule.matches().forEach(match -> target.settle(match.origin())));
        int number = 1;
        for (var group : objects) {
            var name = objects.size() == 1
                    ? cell.name(routes)
                    : cell.name(routes) + "-" + String.format(java.util.Locale.ROOT, "%02d", number++);
            var written = new RouteWriting(target, routes.author(), cell).write(name, group);
            cell.parents().keySet().forEach(host -> target.settle(host.origin(), written));
            target.settle(routes.audience().origin(), written);
            group.rules().forEach(rule -> new RuleFates(target, written).settle(rule));
        }
    }

    private List<RouteRule> lifted(RequestRoutes routes, List<RouteRule> rules) {
        var lifted = RuleLifting.lift(rules, routes.grpc());
        lifted.unsayable().forEach(sentence -> target.remark(RouteAspect.PATH, routes.author(), sentence));
        if (!lifted.unsayable().isEmpty()) {
            rules.stream()
                    .flatMap(rule -> rule.matches().stream())
                    .flatMap(match -> match.path().stream())
                    .forEach(path -> target.approximated(
                            path.origin(), "Some rules overlap in a way that no match says; the remarks name them."));
        }
        var shadowed = new ArrayList<>(rules);
        shadowed.removeIf(rule -> lifted.rules().stream().anyMatch(kept -> isSame(kept, rule)));
        shadowed.forEach(rule -> target.carried(rule.origin()));
        return lifted.rules();
    }

    /** Whether one is the other with more matches. */
    private static boolean isSame(RouteRule kept, RouteRule rule) {
        return kept.withMatches(List.of()).equals(rule.withMatches(List.of()));
    }
}
