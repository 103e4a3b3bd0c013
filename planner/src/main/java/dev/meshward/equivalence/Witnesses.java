package dev.meshward.equivalence;

import dev.meshward.evaluate.TextShape;
import dk.brics.automaton.RunAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Texts of which every other one is like one of them: for each combination of shapes that some text has and no other shape
 * has, one or two texts.
 *
 * @param texts in a fixed order
 * @param doubts shapes of which not every combination may be among them
 */
record Witnesses(List<String> texts, List<String> doubts) {

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

        String letters() {
            return letters;
        }

        /** How every text begins. */
        String start() {
            return start;
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
}
