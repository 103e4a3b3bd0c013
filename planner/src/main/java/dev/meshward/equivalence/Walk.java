package dev.meshward.equivalence;

import dev.meshward.equivalence.Witnesses.Alphabet;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.TextShape;
import dk.brics.automaton.RunAutomaton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks machines for several shapes at once, the shortest texts first, and keeps some texts of each kind. */
final class Walk {

    /** More states than these are not walked through. */
    private static final int MOST_STATES = 40_000;

    private final List<RunAutomaton> machines;
    private final Alphabet alphabet;
    private final int perKind;
    private final List<Character> letters;
    private final Map<BitSet, List<String>> textsByKind = new HashMap<>();

    /** @param perKind how many texts of each kind are kept */
    Walk(List<RunAutomaton> machines, Alphabet alphabet, int perKind) {
        this.machines = machines;
        this.alphabet = alphabet;
        this.perKind = perKind;
        this.letters = letters();
    }

    /**
     * The machines that may still take what was read, and where each of them is. Of a hundred exact texts all but one are out
     * after a few letters.
     */
    private static final class Live {
        private final int[] machines;
        private final int[] states;

        Live(int[] machines, int[] states) {
            this.machines = machines;
            this.states = states;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Live that
                    && Arrays.equals(machines, that.machines)
                    && Arrays.equals(states, that.states);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(machines) + Arrays.hashCode(states);
        }
    }

    private record Step(Live live, String text) {}

    /** Of letters that no machine tells apart, the first. */
    private List<Character> letters() {
        var points = new TreeSet<Character>();
        for (var machine : machines) {
            for (char point : machine.getCharIntervals()) {
                points.add(point);
            }
        }
        var seen = new HashSet<Character>();
        var kept = new ArrayList<Character>();
        for (char letter : alphabet.letters().toCharArray()) {
            var interval = points.floor(letter);
            if (seen.add(interval == null ? Character.MIN_VALUE : interval)) {
                kept.add(letter);
            }
        }
        // A second letter of the widest kind gives a second text where one is wanted.
        kept.addAll(List.of('x', 'Z').stream()
                .filter(letter -> perKind > 1 && alphabet.letters().indexOf(letter) >= 0 && !kept.contains(letter))
                .toList());
        return kept;
    }

    /** A text to take before others of its kind. */
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

    /** False where there are too many states to see them all. */
    boolean isWholeWalked() {
        var start = start();
        var queue = new ArrayDeque<>(List.of(new Step(start, alphabet.start())));
        var seen = new HashMap<Live, Integer>(Map.of(start, 1));
        while (!queue.isEmpty()) {
            var step = queue.remove();
            keep(kind(step.live()), step.text());
            for (char letter : letters) {
                var next = after(step.live(), letter);
                if (seen.merge(next, 1, Integer::sum) <= perKind) {
                    queue.add(new Step(next, step.text() + letter));
                }
            }
            if (seen.size() > MOST_STATES) {
                return false;
            }
        }
        return true;
    }

    private Live start() {
        var all = new int[machines.size()];
        var states = new int[machines.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
            states[i] = machines.get(i).getInitialState();
        }
        var live = new Live(all, states);
        for (char letter : alphabet.start().toCharArray()) {
            live = after(live, letter);
        }
        return live;
    }

    private Live after(Live before, char letter) {
        var left = new int[before.machines.length];
        var states = new int[before.machines.length];
        int count = 0;
        for (int i = 0; i < left.length; i++) {
            int state = machines.get(before.machines[i]).step(before.states[i], letter);
            if (state >= 0) {
                left[count] = before.machines[i];
                states[count] = state;
                count++;
            }
        }
        return new Live(Arrays.copyOf(left, count), Arrays.copyOf(states, count));
    }

    private BitSet kind(Live live) {
        var kind = new BitSet();
        for (int i = 0; i < live.machines.length; i++) {
            kind.set(live.machines[i], machines.get(live.machines[i]).isAccept(live.states[i]));
        }
        return kind;
    }

    /** The shortest first. */
    List<String> texts() {
        return textsByKind.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).thenComparing(text -> text))
                .toList();
    }
}
