package dev.meshward.evaluate;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything by which rules may tell two requests apart: whatever agrees in all of this shares one fate.
 *
 * @param matches what is looked at together
 * @param blocks of addresses
 * @param callerLabels keys of labels of calling pods
 */
public record Mentions(
        Set<TextShape> hosts,
        Set<TextShape> paths,
        Set<Together> matches,
        Set<Accounts> accounts,
        Set<String> blocks,
        Set<String> callerLabels) {

    /**
     * Conditions of one match, which takes a request only where its path is one of these: for other paths none of the rest
     * tells requests apart.
     *
     * @param paths none for any
     * @param headers by name, in small letters
     */
    public record Together(
            Set<TextShape> paths,
            Set<TextShape> methods,
            Map<String, Set<TextShape>> queries,
            Map<String, Set<TextShape>> headers) {

        /** Whether it may take a request for this path. */
        public boolean mayTake(String path) {
            return paths.isEmpty() || paths.stream().anyMatch(shape -> shape.holds(path) != Match.NO);
        }
    }

    /**
     * Accounts that a rule means.
     *
     * @param words the pattern as written; equal words mean the same accounts
     * @param namespace a namespace in which there may be such accounts; empty for any
     * @param account a name such an account may have; empty for any
     * @param isOneAtMost whether no other account than the one of this name and namespace can be meant
     * @param isMeant whether it is one of them
     */
    public record Accounts(
            String words, String namespace, String account, boolean isOneAtMost, Predicate<Identity.Account> isMeant) {

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
        return new Mentions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    public Mentions and(Mentions others) {
        return new Mentions(
                both(hosts, others.hosts),
                both(paths, others.paths),
                both(matches, others.matches),
                both(accounts, others.accounts),
                both(blocks, others.blocks),
                both(callerLabels, others.callerLabels));
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
