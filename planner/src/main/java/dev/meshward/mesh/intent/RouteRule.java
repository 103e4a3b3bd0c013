package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rule of routes.
 *
 * @param matches any of them; none means every request
 * @param backends where requests go; none where the answer is something else
 * @param extras what has no form in the middle
 */
public record RouteRule(
        List<RouteMatch> matches,
        List<Backend> backends,
        Optional<Redirect> redirect,
        HeaderChanges headers,
        Timeouts timeouts,
        Retries retries,
        List<Extra> extras) {

    public RouteRule {
        matches = List.copyOf(matches);
        backends = List.copyOf(backends);
        extras = List.copyOf(extras);
    }

    /**
     * Whatever comes goes there as it is, which nobody said.
     *
     * @param port of all that is meant; every port where it is empty
     */
    public static RouteRule straightTo(Destination to, Optional<Integer> port) {
        return straightTo(
                to,
                port,
                port.map(number -> RouteMatch.everything().withPort(Optional.of(Said.implied(number)))).stream()
                        .toList());
    }

    /** The same for what these matches take; for whatever comes where there are none. */
    public static RouteRule straightTo(Destination to, Optional<Integer> port, List<RouteMatch> matches) {
        return new RouteRule(
                matches,
                List.of(new Backend(
                        Said.implied(to),
                        port.map(Said::implied),
                        Optional.empty(),
                        Said.implied(1),
                        HeaderChanges.none(),
                        List.of())),
                Optional.empty(),
                HeaderChanges.none(),
                Timeouts.none(),
                Retries.never(),
                List.of());
    }

    public RouteRule withMatches(List<RouteMatch> changed) {
        return new RouteRule(changed, backends, redirect, headers, timeouts, retries, extras);
    }

    public RouteRule withBackends(List<Backend> changed) {
        return new RouteRule(matches, changed, redirect, headers, timeouts, retries, extras);
    }

    public RouteRule with(Timeouts changed, Retries tried) {
        return new RouteRule(matches, backends, redirect, headers, changed, tried, extras);
    }

    /** Whether it takes whatever comes. */
    public boolean takesEverything() {
        return matches.isEmpty() || matches.stream().anyMatch(RouteMatch::isEverything);
    }

    /** Every field this rule was read from. */
    public Origin origin() {
        return Origin.all(Stream.of(
                        matches.stream().map(RouteMatch::origin),
                        backends.stream().map(Backend::origin),
                        redirect.stream().map(Redirect::origin),
                        Stream.of(headers.origin(), timeouts.origin(), retries.origin()),
                        extras.stream().map(Extra::origin))
                .flatMap(part -> part));
    }
}
