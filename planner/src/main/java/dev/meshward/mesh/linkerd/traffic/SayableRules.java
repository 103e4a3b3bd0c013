package dev.meshward.mesh.linkerd.traffic;

import dev.meshward.mesh.intent.Expression;
import dev.meshward.mesh.intent.Extra;
import dev.meshward.mesh.intent.RequestRoutes;
import dev.meshward.mesh.intent.RouteMatch;
import dev.meshward.mesh.intent.RouteRule;
import dev.meshward.mesh.intent.Said;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TextMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that Linkerd can say. A match with a condition it cannot say is left out as a whole: without the condition it would
 * take requests that were never meant. So is a rule that has nowhere to send requests.
 */
final class SayableRules {

    /** The methods the Gateway API knows (linkerd G.1). */
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private final TargetWriting target;

    SayableRules(TargetWriting target) {
        this.target = target;
    }

    List<RouteRule> of(RequestRoutes routes) {
        var sayable = routes.rules().stream().flatMap(this::rule).toList();
        return WithoutHeaders.saidPositively(sayable).stream()
                .flatMap(this::withoutNegation)
                .toList();
    }

    /** Linkerd asks for no absence: what is left of it cannot be said. */
    private Stream<RouteRule> withoutNegation(RouteRule rule) {
        var matches = new ArrayList<RouteMatch>();
        for (var match : rule.matches()) {
            if (match.without().isEmpty()) {
                matches.add(match);
            } else {
                target.lost(
                        match.origin(),
                        "Linkerd has no condition on the absence of a header, and no rule that follows takes all"
                                + " requests that have it.",
                        "Add a rule without conditions at the end.");
            }
        }
        if (matches.isEmpty() && !rule.matches().isEmpty()) {
            loseRest(rule);
            return Stream.of();
        }
        return Stream.of(rule.withMatches(matches));
    }

    private void loseRest(RouteRule rule) {
        target.lost(
                rule.withMatches(List.of()).origin(),
                "None of the conditions of this rule can be said, so that it is not written.",
                "See what is said of its conditions.");
    }

    /** Those that routes of Services can say: they lead to Services only (linkerd D). */
    List<RouteRule> toServices(List<RouteRule> rules) {
        return rules.stream()
                .filter(rule -> {
                    boolean leadsOut = rule.backends().stream()
                            .anyMatch(backend ->
                                    OutsidePort.name(backend.to().value()).isPresent());
                    if (leadsOut) {
                        target.lost(
                                rule.origin(),
                                "A route of a Service leads to Services only, and this one to a host outside.",
                                "Let callers name the host itself, or put a Service of pods before it that pass"
                                        + " requests on.");
                    }
                    return !leadsOut;
                })
                .toList();
    }

    private Stream<RouteRule> rule(RouteRule rule) {
        if (rule.backends().isEmpty() && rule.redirect().isEmpty()) {
            rule.extras().forEach(extra -> target.settle(extra.origin()));
            target.lost(
                    rule.withBackends(List.of()).origin(),
                    "The rule sends requests nowhere that Linkerd could say.",
                    "Let a Service give the answer, and route to it.");
            return Stream.of();
        }
        var sayable = new ArrayList<RouteMatch>();
        rule.matches().forEach(match -> sayable.addAll(expanded(match)));
        if (sayable.isEmpty() && !rule.matches().isEmpty()) {
            loseRest(rule);
            return Stream.of();
        }
        return Stream.of(rule.withMatches(sayable));
    }

    private List<RouteMatch> expanded(RouteMatch match) {
        var reason = whyNot(match);
        if (reason.isPresent()) {
            match.extras().forEach(extra -> target.settle(extra.origin()));
            var without = new RouteMatch(
                    match.path(),
                    match.anyCase(),
                    match.method(),
                    match.authority(),
                    match.headers(),
                    match.query(),
                    match.without(),
                    match.port(),
                    match.source(),
                    List.of());
            target.lost(
                    without.origin(),
                    reason.get(),
                    "Say the condition in another way, such as a header that the caller sets.");
            return List.of();
        }
        return match.method().map(method -> methods(match, method)).orElseGet(() -> List.of(match));
    }

    private static Optional<String> whyNot(RouteMatch match) {
        if (!match.extras().isEmpty()) {
            return Optional.of("It stands beside a condition that Linkerd cannot say ("
                    + String.join(
                            ", ",
                            match.extras().stream()
                                    .map(Extra::aspect)
                                    .map(aspect -> aspect.title())
                                    .distinct()
                                    .toList())
                    + "), so that the match is left out.");
        }
        if (match.method().isPresent()
                && methodsOf(match.method().get().value()).isEmpty()) {
            return Optional.of("The Gateway API knows no such method.");
        }
        if (match.authority().isPresent()
                && hostname(match.authority().get().value()).isEmpty()) {
            return Optional.of("A route names whole hosts, or everything below a domain, and nothing in between.");
        }
        return Optional.empty();
    }

    private List<RouteMatch> methods(RouteMatch match, Said<TextMatch> method) {
        if (!(method.value() instanceof TextMatch.Exact)) {
            target.approximated(
                    method.origin(),
                    "Each method of the Gateway API that fits is listed; methods it does not know are not.");
        }
        return methodsOf(method.value()).stream()
                .map(verb -> new RouteMatch(
                        match.path(),
                        match.anyCase(),
                        Optional.of(new Said<>(new TextMatch.Exact(verb), method.origin())),
                        match.authority(),
                        match.headers(),
                        match.query(),
                        match.without(),
                        match.port(),
                        match.source(),
                        List.of()))
                .toList();
    }

    private static List<String> methodsOf(TextMatch method) {
        Predicate<String> fits = switch (method) {
            case TextMatch.Exact(var verb) -> verb::equals;
            case TextMatch.Prefix(var start) -> verb -> verb.startsWith(start);
            case TextMatch.Pattern(var expression) ->
                verb -> Expression.matches(expression, verb).orElse(false);
            case TextMatch.Present() -> _ -> true;
        };
        return METHODS.stream().filter(fits).toList();
    }

    /** The host name of a route; the port that Istio lets an authority carry is not part of it. */
    static Optional<String> hostname(TextMatch authority) {
        return authority.hostname().map(host -> host.replaceFirst(":\\d+$", ""));
    }
}
