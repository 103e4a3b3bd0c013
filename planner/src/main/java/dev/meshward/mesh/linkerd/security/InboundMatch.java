package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.AccessCondition.Subject;
import dev.meshward.mesh.intent.AccessText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A match of a route on a Server, and who is let in by it.
 *
 * @param host how much its host name says; 0 for any host
 * @param path the length of its path; the greatest number for an expression, which counts as long as what it takes
 */
record InboundMatch(List<AccessCondition> conditions, Admitted admitted, int host, int path) {

    static final int AS_LONG_AS_IT_TAKES = Integer.MAX_VALUE;

    private static final Comparator<InboundMatch> BEST = Comparator.comparingInt(InboundMatch::host)
            .thenComparingInt(InboundMatch::path)
            .thenComparingLong(InboundMatch::details);

    /** Headers, then parameters, then a method (linkerd C.5). */
    private long details() {
        return 10_000 * count(Subject.HEADER) + 10 * count(Subject.OTHER) + count(Subject.METHOD);
    }

    private long count(Subject subject) {
        return conditions.stream().filter(each -> each.subject() == subject).count();
    }

    /** Whether it may be chosen where both take a request; the one that comes first wins a tie. */
    boolean mayBeat(InboundMatch other, boolean comesFirst) {
        boolean isUnsure = (path == AS_LONG_AS_IT_TAKES) != (other.path == AS_LONG_AS_IT_TAKES) && host == other.host;
        int better = BEST.compare(this, other);
        return better > 0 || better == 0 && comesFirst || isUnsure;
    }

    boolean overlaps(InboundMatch other) {
        return conditions.stream()
                .allMatch(one -> other.conditions.stream()
                        .filter(two ->
                                two.subject() == one.subject() && two.name().equals(one.name()))
                        .allMatch(two -> overlap(one, two)));
    }

    private static boolean overlap(AccessCondition one, AccessCondition two) {
        return one.subject() == Subject.OTHER
                || one.values().stream().anyMatch(a -> two.values().stream().anyMatch(b -> overlap(a, b)));
    }

    private static boolean overlap(AccessText one, AccessText two) {
        if (one instanceof AccessText.Exact(var exact)) {
            return two.matches(exact).orElse(true);
        }
        if (two instanceof AccessText.Exact(var exact)) {
            return one.matches(exact).orElse(true);
        }
        return !(one instanceof AccessText.Beginning(var a) && two instanceof AccessText.Beginning(var b))
                || a.startsWith(b)
                || b.startsWith(a);
    }

    /** The ways not to be this match, for requests that are another one; none where every such request is. */
    List<AccessCondition> ways(InboundMatch within) {
        return conditions.stream()
                .filter(each -> each.subject() != Subject.OTHER)
                .filter(each -> within.conditions.stream()
                        .noneMatch(same -> same.subject() == each.subject()
                                && same.name().equals(each.name())
                                && each.values().containsAll(same.values())))
                .flatMap(each -> negated(each).stream())
                .toList();
    }

    private static Optional<AccessCondition> negated(AccessCondition condition) {
        var excluded =
                condition.values().stream().flatMap(InboundMatch::atLeast).toList();
        return Optional.of(
                new AccessCondition(condition.subject(), condition.name(), List.of(), excluded, condition.origin()));
    }

    /** What takes all that an expression takes, and perhaps more. */
    private static Stream<AccessText> atLeast(AccessText text) {
        if (!(text instanceof AccessText.Pattern(var expression))) {
            return Stream.of(text);
        }
        int plain = 0;
        while (plain < expression.length() && "\\.+*?()|[]{}^$".indexOf(expression.charAt(plain)) < 0) {
            plain++;
        }
        boolean lastIsOptional = plain < expression.length() && "*?{".indexOf(expression.charAt(plain)) >= 0;
        var sure = expression.contains("|") ? "" : expression.substring(0, lastIsOptional ? plain - 1 : plain);
        return Stream.of(sure.isEmpty() ? new AccessText.Present() : new AccessText.Beginning(sure));
    }
}
