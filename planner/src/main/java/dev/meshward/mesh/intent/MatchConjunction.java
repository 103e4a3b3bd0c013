package dev.meshward.mesh.intent;

import dev.meshward.mesh.intent.RouteMatch.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What two matches ask for together (linkerd G.0.1). */
public final class MatchConjunction {

    /** Whether both can hold at once, and whether one match can say so. */
    public enum Kind {
        NEVER,
        SAID,
        NOT_SAYABLE
    }

    /** @param match the conjunction; nothing unless it can be said */
    public record Result(Kind kind, Optional<RouteMatch> match) {

        private static final Result NEVER = new Result(Kind.NEVER, Optional.empty());
        private static final Result NOT_SAYABLE = new Result(Kind.NOT_SAYABLE, Optional.empty());

        public Stream<RouteMatch> stream() {
            return match.stream();
        }
    }

    /** The conjunction of one condition; empty where it cannot be said, nothing inside where it never holds. */
    private record Both<T>(Kind kind, Optional<Said<T>> condition) {

        static <T> Both<T> never() {
            return new Both<>(Kind.NEVER, Optional.empty());
        }

        static <T> Both<T> notSayable() {
            return new Both<>(Kind.NOT_SAYABLE, Optional.empty());
        }

        static <T> Both<T> said(Optional<Said<T>> condition) {
            return new Both<>(Kind.SAID, condition);
        }
    }

    private MatchConjunction() {}

    public static Result of(RouteMatch one, RouteMatch other) {
        var path = both(one.path(), other.path(), (a, b) -> paths(a, b, one, other));
        var method = both(one.method(), other.method(), MatchConjunction::texts);
        var authority = both(one.authority(), other.authority(), MatchConjunction::texts);
        var port = both(one.port(), other.port(), MatchConjunction::equals);
        var source = both(one.source(), other.source(), MatchConjunction::equals);
        var headers = named(one.headers(), other.headers());
        var query = named(one.query(), other.query());
        var kinds = Stream.concat(
                        Stream.of(path, method, authority, port, source).map(Both::kind),
                        Stream.of(headers, query)
                                .flatMap(List::stream)
                                .map(each -> each.both().kind()))
                .toList();
        boolean isExcluded = isExcluded(one, other) || isExcluded(other, one);
        if (isExcluded || kinds.contains(Kind.NEVER)) {
            return Result.NEVER;
        }
        if (kinds.contains(Kind.NOT_SAYABLE)) {
            return Result.NOT_SAYABLE;
        }
        var extras = new ArrayList<>(one.extras());
        extras.addAll(other.extras());
        return new Result(
                Kind.SAID,
                Optional.of(new RouteMatch(
                        path.condition(),
                        anyCase(one, other, path.condition()),
                        method.condition(),
                        authority.condition(),
                        said(headers),
                        said(query),
                        withoutEither(one, other),
                        port.condition(),
                        source.condition(),
                        extras)));
    }

    private static Optional<Said<Boolean>> anyCase(RouteMatch one, RouteMatch other, Optional<Said<PathMatch>> both) {
        boolean isOfOther = other.path().isPresent() && both.equals(other.path());
        return isOfOther || one.path().isEmpty() ? other.anyCase() : one.anyCase();
    }

    private static List<Named> withoutEither(RouteMatch one, RouteMatch other) {
        return Stream.concat(one.without().stream(), other.without().stream())
                .distinct()
                .toList();
    }

    /** Whether one asks for a header to be as the other says it must not be. */
    private static boolean isExcluded(RouteMatch one, RouteMatch other) {
        return other.without().stream()
                .anyMatch(without -> one.headers().stream()
                        .filter(header -> header.name().equals(without.name()))
                        .map(header -> header.text().value())
                        .anyMatch(wanted -> wanted.equals(without.text().value())
                                || without.text().value() instanceof TextMatch.Present
                                || wanted instanceof TextMatch.Exact(var text)
                                        && holds(without.text().value(), text).orElse(false)));
    }

    private static <T> Both<T> both(
            Optional<Said<T>> one, Optional<Said<T>> other, BiFunction<Said<T>, Said<T>, Both<T>> together) {
        return one.isPresent() && other.isPresent()
                ? together.apply(one.get(), other.get())
                : Both.said(one.or(() -> other));
    }

    private static <T> Both<T> equals(Said<T> one, Said<T> other) {
        return one.value().equals(other.value()) ? Both.said(Optional.of(one)) : Both.never();
    }

    private record NamedBoth(String name, Both<TextMatch> both) {}

    private static List<NamedBoth> named(List<Named> one, List<Named> other) {
        return Stream.concat(one.stream(), other.stream())
                .map(Named::name)
                .distinct()
                .map(name -> new NamedBoth(
                        name, both(condition(name, one), condition(name, other), MatchConjunction::texts)))
                .toList();
    }

    private static Optional<Said<TextMatch>> condition(String name, List<Named> conditions) {
        return conditions.stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .map(Named::text);
    }

    private static List<Named> said(List<NamedBoth> named) {
        return named.stream()
                .flatMap(each -> each.both().condition().stream().map(text -> new Named(each.name(), text)))
                .toList();
    }

    private static Both<PathMatch> paths(Said<PathMatch> a, Said<PathMatch> b, RouteMatch one, RouteMatch other) {
        if (one.ignoresCase() || other.ignoresCase()) {
            return a.value().equals(b.value()) && one.ignoresCase() == other.ignoresCase()
                    ? Both.said(Optional.of(a))
                    : PathOverlap.isEverything(a.value())
                            ? Both.said(Optional.of(b))
                            : PathOverlap.isEverything(b.value()) ? Both.said(Optional.of(a)) : Both.notSayable();
        }
        var overlap = PathOverlap.of(a.value(), b.value());
        return switch (overlap) {
            case PathOverlap.Never() -> Both.never();
            case PathOverlap.NotSayable() -> Both.notSayable();
            case PathOverlap.Narrower(var narrower) ->
                Both.said(Optional.of(new Said<>(
                        narrower,
                        narrower.equals(a.value())
                                ? a.origin()
                                : narrower.equals(b.value())
                                        ? b.origin()
                                        : a.origin().and(b.origin()))));
        };
    }

    private static Both<TextMatch> texts(Said<TextMatch> one, Said<TextMatch> other) {
        if (one.value().equals(other.value())) {
            return Both.said(Optional.of(one));
        }
        return switch (one.value()) {
            case TextMatch.Exact(var text) ->
                holds(other.value(), text)
                        .map(holds -> holds ? Both.said(Optional.of(one)) : Both.<TextMatch>never())
                        .orElseGet(Both::notSayable);
            case TextMatch.Present() -> Both.said(Optional.of(other));
            case TextMatch.Prefix _, TextMatch.Pattern _ -> wider(one, other);
        };
    }

    private static Both<TextMatch> wider(Said<TextMatch> one, Said<TextMatch> other) {
        return switch (other.value()) {
            case TextMatch.Exact _, TextMatch.Present() -> texts(/* one= */ other, /* other= */ one);
            case TextMatch.Prefix(var text)
            when one.value() instanceof TextMatch.Prefix(var mine) ->
                mine.startsWith(text)
                        ? Both.said(Optional.of(one))
                        : text.startsWith(mine) ? Both.said(Optional.of(other)) : Both.never();
            case TextMatch.Prefix _, TextMatch.Pattern _ -> Both.notSayable();
        };
    }

    /** Whether a text meets a condition; empty where it cannot be told. */
    static Optional<Boolean> holds(TextMatch condition, String text) {
        return switch (condition) {
            case TextMatch.Exact(var exact) -> Optional.of(exact.equals(text));
            case TextMatch.Prefix(var prefix) -> Optional.of(text.startsWith(prefix));
            case TextMatch.Pattern(var expression) -> Expression.matches(expression, text);
            case TextMatch.Present() -> Optional.of(true);
        };
    }
}
