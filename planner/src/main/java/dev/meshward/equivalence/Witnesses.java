package dev.meshward.equivalence;

import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.TextShape;
import dk.brics.automaton.RunAutomaton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts of which every other one is like one of them: for each combination of shapes that some text has and no other shape
 * has, one or two texts.
 *
 * @param texts in a fixed order
 * @param doubts shapes of which not every combination may be among them
 */
record Witnesses(List<String> texts, List<String> doubts) {

    /** More states than these are not walked through. */
    private static final int MOST_STATES = 40_000;

    /** What a text may be made of. */
    enum Alphabet {
        PATH("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~/!$&'()*+,;=:@%", "/"),
        HOST("abcdefghijklmnopqrstuvwxyz0123456789-.:", ""),
        METHOD("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ""),
        VALUE("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.~/!#$%&'()*+,;:=?@[]^`{|}\"\\<> ", "");

        private final String letters;
        private final String start;

        Alphabet(String letters, String start) {
            this.letters = letters;
            this.start = start;
        }
    }

    /**
     * @param usual texts that are taken before others where they will do
     * @param perKind how many texts of each kind
     */
    static Witnesses of(Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind) {
        var machines = new ArrayList<RunAutomaton>();
        var read = new ArrayList<TextShape>();
        var doubts = new ArrayList<String>();
        for (var shape : shapes) {
            var machine = Language.of(shape);
            machine.ifPresent(one -> {
                machines.add(one);
                read.add(shape);
            });
            if (machine.isEmpty() || !Language.isExact(shape)) {
                doubts.add("Not every text is told apart that the expression " + shape + " tells apart.");
            }
        }
        var walk = new Walk(machines, alphabet, perKind);
        usual.forEach(text -> walk.keep(read, text));
        if (!walk.isWholeWalked()) {
            doubts.add("The texts that " + shapes.size() + " shapes tell apart are too many.");
        }
        return new Witnesses(walk.texts(), List.copyOf(doubts));
    }

    /** Walks all machines at once, the shortest texts first. */
    private static final class Walk {
        private final List<RunAutomaton> machines;
        private final Alphabet alphabet;
        private final int perKind;
        private final List<Character> letters;
        private final Map<BitSet, List<String>> textsByKind = new HashMap<>();

        private record State(List<Integer> states, String text) {}

        Walk(List<RunAutomaton> machines, Alphabet alphabet, int perKind) {
            this.machines = machines;
            this.alphabet = alphabet;
            this.perKind = perKind;
            this.letters = letters();
        }

        /** Of letters that no machine tells apart, the first. */
        private List<Character> letters() {
            var points = new TreeSet<Character>();
            for (var machine : machines) {
                for (char point : machine.getCharIntervals()) {
                    points.add(point);
                }
            }
            var seen = new HashSet<Character>();
            var letters = new ArrayList<Character>();
            for (char letter : alphabet.letters.toCharArray()) {
                var interval = points.floor(letter);
                if (seen.add(interval == null ? Character.MIN_VALUE : interval)) {
                    letters.add(letter);
                }
            }
            // A second letter of the widest kind gives a second text where one is wanted.
            letters.addAll(List.of('x', 'Z').stream()
                    .filter(letter -> perKind > 1 && alphabet.letters.indexOf(letter) >= 0 && !letters.contains(letter))
                    .toList());
            return letters;
        }

        void keep(List<TextShape> shapes, String text) {
            var kind = new BitSet();
            for (int i = 0; i < shapes.size(); i++) {
                kind.set(i, shapes.get(i).holds(text) == Match.YES);
            }
            keep(kind, text);
        }

        private void keep(BitSet kind, String text) {
            var texts = textsByKind.computeIfAbsent(kind, _ -> new ArrayList<>());
            if (texts.size() < perKind && !texts.contains(text)) {
                texts.add(text);
            }
        }

        boolean isWholeWalked() {
            var start = new Integer[machines.size()];
            for (int i = 0; i < start.length; i++) {
                start[i] = run(machines.get(i), machines.get(i).getInitialState(), alphabet.start);
            }
            var queue = new ArrayDeque<>(List.of(new State(Arrays.asList(start), alphabet.start)));
            var seen = new HashMap<List<Integer>, Integer>(Map.of(Arrays.asList(start), 1));
            while (!queue.isEmpty()) {
                var state = queue.remove();
                keep(kind(state), state.text());
                for (char letter : letters) {
                    var next = next(state, letter);
                    if (seen.merge(next.states(), 1, Integer::sum) <= perKind) {
                        queue.add(next);
                    }
                }
                if (seen.size() > MOST_STATES) {
                    return false;
                }
            }
            return true;
        }

        private static int run(RunAutomaton machine, int from, String text) {
            int state = from;
            for (int i = 0; i < text.length() && state >= 0; i++) {
                state = machine.step(state, text.charAt(i));
            }
            return state;
        }

        private State next(State state, char letter) {
            var next = new Integer[machines.size()];
            for (int i = 0; i < next.length; i++) {
                int before = state.states().get(i);
                next[i] = before < 0 ? before : machines.get(i).step(before, letter);
            }
            return new State(Arrays.asList(next), state.text() + letter);
        }

        private BitSet kind(State state) {
            var kind = new BitSet();
            for (int i = 0; i < machines.size(); i++) {
                int at = state.states().get(i);
                kind.set(i, at >= 0 && machines.get(i).isAccept(at));
            }
            return kind;
        }

        List<String> texts() {
            return textsByKind.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .sorted(java.util.Comparator.comparingInt(String::length).thenComparing(text -> text))
                    .toList();
        }
    }
}
