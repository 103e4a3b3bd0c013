package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions on a request, all of which must hold.
 *
 * @param anyCase whether the path is compared without regard to case; said only together with a path
 * @param authority the host the request names, without its port
 * @param without headers that must not be so; one that is not there is not
 * @param port the port of the destination that is called
 * @param source the namespace of the caller
 * @param extras conditions that have no form in the middle; a mesh that cannot say one of them cannot say the match
 */
public record RouteMatch(
        Optional<Said<PathMatch>> path,
        Optional<Said<Boolean>> anyCase,
        Optional<Said<TextMatch>> method,
        Optional<Said<TextMatch>> authority,
        List<Named> headers,
        List<Named> query,
        List<Named> without,
        Optional<Said<Integer>> port,
        Optional<Said<String>> source,
        List<Extra> extras) {

    /** A condition on a header or a parameter of that name; names of headers are in lower case. */
    public record Named(String name, Said<TextMatch> text) {}

    public RouteMatch {
        headers = sorted(headers);
        query = sorted(query);
        without = sorted(without);
        extras = List.copyOf(extras);
    }

    private static List<Named> sorted(List<Named> conditions) {
        return conditions.stream()
                .sorted(java.util.Comparator.comparing(Named::name))
                .toList();
    }

    public static RouteMatch everything() {
        return new RouteMatch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public RouteMatch withPath(Said<PathMatch> changed) {
        return new RouteMatch(
                Optional.of(changed), anyCase, method, authority, headers, query, without, port, source, extras);
    }

    public RouteMatch withPort(Optional<Said<Integer>> changed) {
        return new RouteMatch(path, anyCase, method, authority, headers, query, without, changed, source, extras);
    }

    public RouteMatch withAuthority(Optional<Said<TextMatch>> changed) {
        return new RouteMatch(path, anyCase, method, changed, headers, query, without, port, source, extras);
    }

    public RouteMatch having(List<Named> changed) {
        return new RouteMatch(path, anyCase, method, authority, changed, query, without, port, source, extras);
    }

    public RouteMatch unless(List<Named> changed) {
        return new RouteMatch(path, anyCase, method, authority, headers, query, changed, port, source, extras);
    }

    /** The same without what decides before any request is looked at: port and source. */
    public RouteMatch ofRequest() {
        return new RouteMatch(
                path, anyCase, method, authority, headers, query, without, Optional.empty(), Optional.empty(), extras);
    }

    public boolean ignoresCase() {
        return anyCase.map(Said::value).orElse(false);
    }

    public boolean isEverything() {
        return pathTakesAll()
                && method.isEmpty()
                && authority.isEmpty()
                && headers.isEmpty()
                && query.isEmpty()
                && without.isEmpty()
                && port.isEmpty()
                && source.isEmpty()
                && extras.isEmpty();
    }

    private boolean pathTakesAll() {
        return path.map(Said::value)
                .map(is -> switch (is) {
                    case PathMatch.Exact _ -> false;
                    case PathMatch.Beginning(var text) -> text.equals("/") || text.isEmpty();
                    case PathMatch.Below(var below) -> below.equals("/");
                    case PathMatch.Pattern(var expression) -> expression.equals(".*");
                })
                .orElse(true);
    }

    public Origin origin() {
        return Origin.all(Stream.of(
                        Stream.of(path, anyCase, method, authority, port, source)
                                .flatMap(Optional::stream)
                                .map(Said::origin),
                        Stream.of(headers, query, without)
                                .flatMap(List::stream)
                                .map(named -> named.text().origin()),
                        extras.stream().map(Extra::origin))
                .flatMap(part -> part));
    }
}
