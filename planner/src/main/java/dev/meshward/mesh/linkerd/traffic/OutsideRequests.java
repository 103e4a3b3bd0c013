package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Backend;
import dev.meshward.mesh.intent.Destination;
import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Routes of requests to one host outside, as routes of the EgressNetworks that were written for it: one for each port, with the
 * host among its names (linkerd G.1, G.3). Requests go where the caller sends them, or to a Service inside.
 */
final class OutsideRequests {

    /** Istio's answer to requests that no rule of a VirtualService takes (linkerd G.0.3). */
    private static final int NOT_FOUND = 404;

    private final TargetWriting target;
    private final Said<Destination> host;
    private final String name;
    private final OutsidePorts outside;
    private final List<OutsidePort> ports;

    OutsideRequests(TargetWriting target, Said<Destination> host, OutsidePorts outside) {
        this.target = target;
        this.host = host;
        this.name = OutsidePort.name(host.value()).orElse("");
        this.outside = outside;
        this.ports = outside.of(host.value(), OutsidePort.Told.BY_REQUEST);
    }

    /** Whether there is a network for it at all. */
    boolean isKnown() {
        return !ports.isEmpty();
    }

    /** What holds for each port. */
    List<RouteCell> cells(RequestRoutes routes, List<RouteRule> sayable) {
        var cells = new ArrayList<RouteCell>();
        var meant = ports.stream()
                .filter(port -> port.isFor(routes.audience().value()))
                .toList();
        for (var port : meant) {
            if (outside.isDecidedBy(routes, port)) {
                cell(port, sayable).ifPresent(cells::add);
            }
        }
        if (cells.isEmpty() && !meant.isEmpty()) {
            target.lost(
                    host.origin(),
                    "Nothing of it is written: another VirtualService for this host decides, the older one or that of"
                            + " the callers' own namespace, or none of its rules can be said.",
                    "Bring the rules for this host together in one VirtualService.");
        } else if (cells.isEmpty()) {
            target.lost(
                    host.origin(),
                    "Its routes are for namespaces to which the ServiceEntry does not show the host.",
                    "Show the ServiceEntry to these namespaces too (exportTo).");
        }
        return cells;
    }

    private Optional<RouteCell> cell(OutsidePort port, List<RouteRule> sayable) {
        boolean isForAll = port.network().namespace().equals(EgressExpression.FOR_ALL);
        var caller =
                isForAll ? Optional.<String>empty() : Optional.of(port.network().namespace());
        var rules = new ArrayList<RouteRule>();
        for (var rule : RouteCell.held(sayable, caller, Optional.of(port.port()))) {
            if (rule.backends().stream().allMatch(backend -> isReached(backend, port))) {
                named(rule).ifPresent(rules::add);
            } else {
                target.lost(
                        Origin.all(rule.backends().stream().map(Backend::origin)),
                        "Calls outside go to the address and port that the caller chose; another host or port cannot be"
                                + " put in its place.",
                        "Let callers name the other host, or send them to a Service inside.");
            }
        }
        if (rules.isEmpty() && !port.isOpen()) {
            return Optional.empty();
        }
        if (port.isOpen() && rules.stream().noneMatch(OutsideRequests::takesTheHost)) {
            rules.add(refusing());
        }
        return Optional.of(new RouteCell(
                port.network().namespace(), Optional.of(port.port()), Map.of(host, port.network()), rules));
    }

    private boolean isReached(Backend backend, OutsidePort port) {
        return switch (backend.to().value()) {
            case Destination.OfService _, Destination.Answer _ -> true;
            case Destination.Outside _ -> false;
            case Destination.Host _, Destination.HostsLike _ ->
                port.isOf(backend.to().value())
                        && backend.port()
                                .map(said -> said.value() == port.port())
                                .orElse(true);
        };
    }

    /** The rule with the host as a condition; empty where it asks for another one and so takes nothing. */
    private Optional<RouteRule> named(RouteRule rule) {
        var all = rule.matches().isEmpty() ? List.of(RouteMatch.everything()) : rule.matches();
        var matches = all.stream()
                .filter(match ->
                        match.authority().map(said -> fits(said.value())).orElse(true))
                .map(match -> match.withAuthority(Optional.of(
                        new Said<>(asText(), match.authority().map(Said::origin).orElse(Origin.nowhere())))))
                .toList();
        if (matches.isEmpty()) {
            target.carried(rule.origin());
        }
        return matches.isEmpty() ? Optional.empty() : Optional.of(rule.withMatches(matches));
    }

    private boolean fits(TextMatch authority) {
        return switch (authority) {
            case TextMatch.Exact(var text) -> text.replaceFirst(":\\d+$", "").equals(name);
            case TextMatch.Prefix(var start) -> name.startsWith(start);
            case TextMatch.Pattern(var expression) ->
                Expression.matches(expression, name).orElse(false);
            case TextMatch.Present() -> true;
        };
    }

    private TextMatch asText() {
        return name.startsWith("*")
                ? new TextMatch.Pattern(".+" + Expression.quoted(name.substring(1)))
                : new TextMatch.Exact(name);
    }

    private static boolean takesTheHost(RouteRule rule) {
        return rule.matches().stream()
                .map(match -> match.withAuthority(Optional.empty()).ofRequest())
                .anyMatch(RouteMatch::isEverything);
    }

    /** An open network would let through what no rule takes. */
    private RouteRule refusing() {
        return RouteRule.straightTo(
                new Destination.Answer(NOT_FOUND),
                Optional.empty(),
                List.of(RouteMatch.everything().withAuthority(Optional.of(Said.implied(asText())))));
    }
}
