package dev.meshward.equivalence;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.util.ArrayList;
import java.util.Optional;

/** The part of an expression between square brackets, and classes with names such as {@code \d}. */
record CharacterClass(ExpressionReading reading, boolean ignoresCase) {

    private static final char LAST = Character.MAX_VALUE;

    /** What follows the opening bracket. */
    Automaton read() {
        boolean isNegated = reading.takes('^');
        var parts = new ArrayList<Automaton>();
        boolean isFirst = true;
        while (isFirst || reading.peek() != ']') {
            isFirst = false;
            parts.add(part());
        }
        reading.next();
        var all = BasicOperations.union(parts);
        return isNegated ? BasicOperations.minus(BasicAutomata.makeAnyChar(), all) : all;
    }

    private Automaton part() {
        char first = reading.next();
        if (first == '[') {
            ExpressionReading.require(reading.peek() != ':');
        }
        ExpressionReading.require(first != '&' || reading.peek() != '&');
        if (first == '\\') {
            char escaped = reading.next();
            var named = named(escaped);
            if (named.isPresent()) {
                return named.get();
            }
            ExpressionReading.require(!Character.isLetterOrDigit(escaped));
            return range(escaped);
        }
        return range(first);
    }

    private Automaton range(char first) {
        if (reading.peek() != '-') {
            return anyCaseIfMeant(first, first);
        }
        reading.next();
        if (reading.peek() == ']') {
            return BasicOperations.union(anyCaseIfMeant(first, first), BasicAutomata.makeChar('-'));
        }
        char last = reading.next();
        if (last == '\\') {
            last = reading.next();
        }
        ExpressionReading.require(first <= last);
        return anyCaseIfMeant(first, last);
    }

    private Automaton anyCaseIfMeant(char first, char last) {
        if (!ignoresCase) {
            return BasicAutomata.makeCharRange(first, last);
        }
        var all = new ArrayList<Automaton>();
        for (int letter = first; letter <= Math.min(last, 'z'); letter++) {
            all.add(anyCase((char) letter));
        }
        all.add(BasicAutomata.makeCharRange(first, last));
        return BasicOperations.union(all);
    }

    static Automaton anyCase(char letter) {
        return BasicOperations.union(
                BasicAutomata.makeChar(Character.toLowerCase(letter)),
                BasicAutomata.makeChar(Character.toUpperCase(letter)));
    }

    /** Empty where the letter names no class. */
    static Optional<Automaton> named(char letter) {
        return switch (letter) {
            case 'd' -> Optional.of(digits());
            case 'w' -> Optional.of(word());
            case 's' -> Optional.of(BasicAutomata.makeCharSet(" \t\n\r\f"));
            case 'D' -> Optional.of(not(digits()));
            case 'W' -> Optional.of(not(word()));
            case 'S' -> Optional.of(not(BasicAutomata.makeCharSet(" \t\n\r\f")));
            default -> Optional.empty();
        };
    }

    private static Automaton digits() {
        return BasicAutomata.makeCharRange('0', '9');
    }

    private static Automaton word() {
        return BasicOperations.union(
                BasicOperations.union(digits(), BasicAutomata.makeCharRange('a', 'z')),
                BasicOperations.union(BasicAutomata.makeCharRange('A', 'Z'), BasicAutomata.makeChar('_')));
    }

    private static Automaton not(Automaton some) {
        return BasicOperations.minus(BasicAutomata.makeCharRange(Character.MIN_VALUE, LAST), some);
    }
}
