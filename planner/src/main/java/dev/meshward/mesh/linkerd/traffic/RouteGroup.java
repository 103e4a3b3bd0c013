package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.PathMatch;
import dev.meshward.mesh.intent.Retries;
import dev.meshward.mesh.intent.Retries.On;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.Timeouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that fit into one route object: retries and timeouts belong to objects, and so do host names; an object holds 16 rules,
 * a rule 64 matches, and an object 128 matches (linkerd A.3, G.0.5). Neighbours stay neighbours, so that of equal matches the
 * one written first is found in the object that sorts first.
 */
record RouteGroup(Optional<String> hostname, boolean grpc, List<RouteRule> rules) {

    private static final int MOST_RULES = 16;
    private static final int MOST_MATCHES = 64;
    private static final int MOST_MATCHES_TOGETHER = 127;

    /** What an object says once for all of its rules. */
    private record Shared(Timeouts timeouts, Retries retries) {
        static Shared of(RouteRule rule, boolean ownTimeouts) {
            var timeouts = ownTimeouts
                    ? new Timeouts(
                            Optional.empty(),
                            rule.timeouts().response(),
                            rule.timeouts().idle())
                    : rule.timeouts();
            return new Shared(timeouts, rule.retries() instanceof Retries.Again again ? again : Retries.never());
        }
    }

    /** @param meshMinor of Linkerd: from 2.20 on every rule of an HTTPRoute may have a timeout of its own */
    static List<RouteGroup> of(List<RouteRule> rules, boolean grpc, int meshMinor) {
        boolean asGrpc = grpc
                || rules.stream().anyMatch(RouteGroup::retriesGrpc)
                        && rules.stream().allMatch(RouteGroup::isGrpc);
        boolean ownTimeouts = !asGrpc && meshMinor >= LinkerdTraffic.FIRST_WITH_RULE_TIMEOUTS;
        var groups = new ArrayList<RouteGroup>();
        byHostname(rules).forEach((hostname, ofHost) -> {
            var open = new ArrayList<RouteRule>();
            for (var rule :
                    ofHost.stream().flatMap(each -> parts(each).stream()).toList()) {
                if (!open.isEmpty() && !fits(rule, open, ownTimeouts)) {
                    groups.add(new RouteGroup(hostname, asGrpc, List.copyOf(open)));
                    open.clear();
                }
                open.add(rule);
            }
            groups.add(new RouteGroup(hostname, asGrpc, List.copyOf(open)));
        });
        return groups;
    }

    private static Map<Optional<String>, List<RouteRule>> byHostname(List<RouteRule> rules) {
        var byHostname = new LinkedHashMap<Optional<String>, List<RouteRule>>();
        for (var rule : rules) {
            var parts = new LinkedHashMap<Optional<String>, List<RouteMatch>>();
            rule.matches()
                    .forEach(match -> parts.computeIfAbsent(hostname(match), _ -> new ArrayList<>())
                            .add(match.withAuthority(Optional.empty())));
            if (parts.isEmpty()) {
                parts.put(Optional.empty(), List.of());
            }
            parts.forEach((hostname, matches) ->
                    byHostname.computeIfAbsent(hostname, _ -> new ArrayList<>()).add(rule.withMatches(matches)));
        }
        return byHostname;
    }

    private static Optional<String> hostname(RouteMatch match) {
        return match.authority().map(Said::value).flatMap(SayableRules::hostname);
    }

    private static List<RouteRule> parts(RouteRule rule) {
        var parts = new ArrayList<RouteRule>();
        for (int from = 0; from < rule.matches().size(); from += MOST_MATCHES) {
            parts.add(rule.withMatches(rule.matches()
                    .subList(from, Math.min(from + MOST_MATCHES, rule.matches().size()))));
        }
        return parts.isEmpty() ? List.of(rule) : parts;
    }

    private static boolean fits(RouteRule rule, List<RouteRule> open, boolean ownTimeouts) {
        int matches = open.stream().mapToInt(each -> each.matches().size()).sum()
                + rule.matches().size();
        return Shared.of(rule, ownTimeouts).equals(Shared.of(open.getFirst(), ownTimeouts))
                && open.size() < MOST_RULES
                && matches <= MOST_MATCHES_TOGETHER;
    }

    private static boolean retriesGrpc(RouteRule rule) {
        return rule.retries() instanceof Retries.Again again
                && again.on().stream().anyMatch(on -> on.value() instanceof On.GrpcStatus);
    }

    private static boolean isGrpc(RouteRule rule) {
        return rule.redirect().isEmpty()
                && rule.matches().stream()
                        .allMatch(match -> match.method()
                                        .map(Said::value)
                                        .map(GrpcMethod.VERB::equals)
                                        .orElse(true)
                                && match.query().isEmpty()
                                && !match.ignoresCase()
                                && match.path()
                                        .map(Said::value)
                                        .map(RouteGroup::isMethod)
                                        .orElse(true));
    }

    private static boolean isMethod(PathMatch path) {
        return path.equals(new PathMatch.Below("/")) || GrpcMethod.of(path).isPresent();
    }

    Timeouts timeouts() {
        return rules.getFirst().timeouts();
    }

    Retries retries() {
        return rules.getFirst().retries();
    }
}
