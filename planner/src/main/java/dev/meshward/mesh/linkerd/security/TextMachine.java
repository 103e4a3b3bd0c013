package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reads a text along several patterns at once. Every state tells which of them take the text that was read, so that states
 * part all texts into regions of which each pattern takes the whole or nothing.
 *
 * @param alphabet every character that a pattern names; the last stands for all others
 * @param next by state and character
 * @param taken by state, the numbers of the patterns
 */
record TextMachine(List<Character> alphabet, List<int[]> next, List<BitSet> taken) {

    /** Stands for every character that no pattern names. */
    static final char OTHER = '\u0000';

    private static final int MOST_STATES = 600;

    /** @param before what every text begins with, read already; empty where a pattern is a regular expression, or for too many states */
    static Optional<TextMachine> of(List<AccessText> patterns, String before) {
        var tokens = patterns.stream().map(TextToken::of).toList();
        if (!tokens.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        return new Building(tokens.stream().flatMap(Optional::stream).toList())
                .build(before)
                .map(TextMachine::smallest);
    }

    /** Collects states, each a set of positions in every pattern. */
    private static final class Building {

        private final List<List<TextToken>> patterns;
        private final List<Character> alphabet;
        private final Map<List<BitSet>, Integer> numbers = new HashMap<>();
        private final List<List<BitSet>> states = new ArrayList<>();

        Building(List<List<TextToken>> patterns) {
            this.patterns = patterns;
            var named = new TreeSet<Character>();
            named.add('/');
            patterns.forEach(tokens -> tokens.stream()
                    .filter(token -> token.kind() == TextToken.Kind.ONE)
                    .forEach(token -> named.add(token.character())));
            this.alphabet = new ArrayList<>(named);
            this.alphabet.add(OTHER);
        }

        Optional<TextMachine> build(String before) {
            var start = patterns.stream().map(tokens -> reached(tokens, 0)).toList();
            for (int i = 0; i < before.length(); i++) {
                start = step(start, before.charAt(i));
            }
            number(start);
            var next = new ArrayList<int[]>();
            for (int state = 0; state < states.size() && states.size() <= MOST_STATES; state++) {
                var from = states.get(state);
                next.add(alphabet.stream()
                        .mapToInt(character -> number(step(from, character)))
                        .toArray());
            }
            return next.size() < states.size()
                    ? Optional.empty()
                    : Optional.of(new TextMachine(
                            List.copyOf(alphabet),
                            next,
                            states.stream().map(this::takenIn).toList()));
        }

        private int number(List<BitSet> state) {
            return numbers.computeIfAbsent(state, added -> {
                states.add(added);
                return states.size() - 1;
            });
        }

        private BitSet takenIn(List<BitSet> state) {
            var taken = new BitSet();
            IntStream.range(0, patterns.size())
                    .filter(i -> state.get(i).get(patterns.get(i).size()))
                    .forEach(taken::set);
            return taken;
        }

        private List<BitSet> step(List<BitSet> state, char character) {
            return IntStream.range(0, patterns.size())
                    .mapToObj(i -> step(patterns.get(i), state.get(i), character))
                    .toList();
        }

        private static BitSet step(List<TextToken> tokens, BitSet positions, char character) {
            var after = new BitSet();
            positions.stream()
                    .filter(position ->
                            position < tokens.size() && tokens.get(position).takes(character))
                    .forEach(position ->
                            after.or(reached(tokens, tokens.get(position).isRepeated() ? position : position + 1)));
            return after;
        }

        /** A repeated token may be left without a character. */
        private static BitSet reached(List<TextToken> tokens, int position) {
            var positions = new BitSet();
            positions.set(position);
            for (int at = position; at < tokens.size() && tokens.get(at).isRepeated(); at++) {
                positions.set(at + 1);
            }
            return positions;
        }
    }

    /** The same with the fewest states: those that no further text can tell apart become one. */
    private TextMachine smallest() {
        var groups = new int[taken.size()];
        int count = 0;
        int before;
        do {
            before = count;
            var numbers = new HashMap<List<Object>, Integer>();
            var refined = new int[groups.length];
            for (int state = 0; state < groups.length; state++) {
                refined[state] = numbers.computeIfAbsent(signature(state, groups), _ -> numbers.size());
            }
            groups = refined;
            count = numbers.size();
        } while (count > before);
        return grouped(groups, count);
    }

    private List<Object> signature(int state, int[] groups) {
        var signature = new ArrayList<Object>();
        signature.add(taken.get(state));
        signature.add(groups[state]);
        for (int target : next.get(state)) {
            signature.add(groups[target]);
        }
        return signature;
    }

    /** States come in the order of their numbers, so that the first one stays the first. */
    private TextMachine grouped(int[] groups, int count) {
        var smallNext = new ArrayList<int[]>();
        var smallTaken = new ArrayList<BitSet>();
        for (int group = 0; group < count; group++) {
            int wanted = group;
            int first = IntStream.range(0, groups.length)
                    .filter(state -> groups[state] == wanted)
                    .findFirst()
                    .orElseThrow();
            smallNext.add(
                    IntStream.of(next.get(first)).map(target -> groups[target]).toArray());
            smallTaken.add(taken.get(first));
        }
        return new TextMachine(alphabet, smallNext, smallTaken);
    }
}
