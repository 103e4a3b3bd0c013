package dev.meshward.evaluate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything by which rules may tell two requests apart: whatever agrees in all of this shares one fate.
 *
 * @param headers by name, in small letters
 * @param blocks of addresses
 * @param callerLabels keys of labels of calling pods
 */
public record Mentions(
        Set<TextShape> methods,
        Set<TextShape> hosts,
        Set<TextShape> paths,
        Map<String, Set<TextShape>> queries,
        Map<String, Set<TextShape>> headers,
        Set<Accounts> accounts,
        Set<String> blocks,
        Set<String> callerLabels) {

    /**
     * Accounts that a rule means.
     *
     * @param words the pattern as written; equal words mean the same accounts
     * @param namespace a namespace in which there may be such accounts; empty for any
     * @param account a name such an account may have; empty for any
     * @param isMeant whether it is one of them
     */
    public record Accounts(String words, String namespace, String account, Predicate<Identity.Account> isMeant) {

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Accounts that && words.equals(that.words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }
    }

    /** What nothing is told apart by. */
    public static Mentions nothing() {
        return new Mentions(Set.of(), Set.of(), Set.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
    }

    public Mentions and(Mentions others) {
        return new Mentions(
                both(methods, others.methods),
                both(hosts, others.hosts),
                both(paths, others.paths),
                both(queries, others.queries),
                both(headers, others.headers),
                both(accounts, others.accounts),
                both(blocks, others.blocks),
                both(callerLabels, others.callerLabels));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Map<String, Set<TextShape>> both(
            Map<String, Set<TextShape>> some, Map<String, Set<TextShape>> others) {
        var all = new LinkedHashMap<>(some);
        others.forEach((name, shapes) -> all.merge(name, shapes, Mentions::both));
        return all;
    }
}
