package dev.meshward.equivalence;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a regular expression of RE2 or Rust into the automaton of the texts it takes as a whole. Anchors are understood at the
 * two ends alone; what looks around words, and classes by Unicode properties, are not read.
 */
final class ExpressionReading {

    /** Beyond this a counted repetition is not unrolled. */
    private static final int MOST_TIMES = 200;

    private final String text;
    private int at;
    private boolean ignoresCase;

    private ExpressionReading(String text) {
        this.text = text;
    }

    /** Something in the expression is not read here. */
    private static final class NotRead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Optional<Automaton> of(String expression) {
        try {
            var reading = new ExpressionReading(expression);
            var all = reading.alternatives();
            if (reading.at < expression.length()) {
                return Optional.empty();
            }
            all.determinize();
            return Optional.of(all);
        } catch (NotRead _) {
            return Optional.empty();
        }
    }

    private Automaton alternatives() {
        boolean outer = ignoresCase;
        var branches = new ArrayList<>(List.of(sequence()));
        while (takes('|')) {
            branches.add(sequence());
        }
        ignoresCase = outer;
        return BasicOperations.union(branches);
    }

    private Automaton sequence() {
        var parts = new ArrayList<Automaton>();
        while (at < text.length() && peek() != '|' && peek() != ')') {
            if (isAnchor()) {
                continue;
            }
            parts.add(repeated(atom()));
        }
        return parts.isEmpty() ? BasicAutomata.makeEmptyString() : BasicOperations.concatenate(parts);
    }

    /** An anchor at an end of the whole, or of a group that is the whole, says nothing more. */
    private boolean isAnchor() {
        boolean isFirst = text.substring(0, at).chars().allMatch(c -> "(?:^is".indexOf(c) >= 0);
        boolean isLast = text.substring(at + 1).chars().allMatch(c -> ")$".indexOf(c) >= 0);
        if (peek() == '^') {
            require(isFirst);
            at++;
            return true;
        }
        if (peek() == '$') {
            require(isLast);
            at++;
            return true;
        }
        return false;
    }

    private Automaton repeated(Automaton once) {
        var all = once;
        while (at < text.length()) {
            if (takes('*')) {
                all = BasicOperations.repeat(all);
            } else if (takes('+')) {
                all = BasicOperations.repeat(all, 1);
            } else if (takes('?')) {
                all = BasicOperations.optional(all);
            } else if (peek() == '{') {
                all = counted(all);
            } else {
                return all;
            }
            // Whoever prefers little takes the same texts as a whole.
            takes('?');
        }
        return all;
    }

    private Automaton counted(Automaton once) {
        int end = text.indexOf('}', at);
        var counts = end < 0 ? "" : text.substring(at + 1, end);
        require(counts.matches("\\d{1,3}(,\\d{0,3})?"));
        at = end + 1;
        var parts = counts.split(",", -1);
        int least = Integer.parseInt(parts[0]);
        require(least <= MOST_TIMES);
        if (parts.length == 1) {
            return BasicOperations.repeat(once, least, least);
        }
        if (parts[1].isEmpty()) {
            return BasicOperations.repeat(once, least);
        }
        int most = Integer.parseInt(parts[1]);
        require(most <= MOST_TIMES && least <= most);
        return BasicOperations.repeat(once, least, most);
    }

    private Automaton atom() {
        char next = text.charAt(at++);
        return switch (next) {
            case '(' -> group();
            case '[' -> new CharacterClass(this, ignoresCase).read();
            case '.' -> BasicAutomata.makeAnyChar();
            case '\\' -> escaped();
            case '*', '+', '?', '{', '}', ']' -> {
                require(next == '}' || next == ']');
                yield letter(next);
            }
            default -> letter(next);
        };
    }

    private Automaton group() {
        boolean outer = ignoresCase;
        if (takes('?')) {
            flags();
            if (text.charAt(at - 1) == ')') {
                return BasicAutomata.makeEmptyString();
            }
        }
        var inner = alternatives();
        require(takes(')'));
        ignoresCase = outer;
        return inner;
    }

    /** {@code ?:}, {@code ?i:}, {@code ?s:}, {@code ?P<name>}, {@code ?<name>}; {@code ?i)} holds until the group around it ends. */
    private void flags() {
        if (takes('P') || peek() == '<') {
            require(takes('<'));
            at = text.indexOf('>', at) + 1;
            require(at > 0);
            return;
        }
        while (at < text.length()) {
            char next = text.charAt(at++);
            switch (next) {
                case ':', ')' -> {
                    return;
                }
                case 'i' -> ignoresCase = true;
                case 's' -> {}
                default -> require(false);
            }
        }
        require(false);
    }

    private Automaton escaped() {
        require(at < text.length());
        char next = text.charAt(at++);
        return CharacterClass.named(next).orElseGet(() -> {
            require(!Character.isLetterOrDigit(next));
            return letter(next);
        });
    }

    private Automaton letter(char letter) {
        return ignoresCase ? CharacterClass.anyCase(letter) : BasicAutomata.makeChar(letter);
    }

    char next() {
        require(at < text.length());
        return text.charAt(at++);
    }

    char peek() {
        require(at < text.length());
        return text.charAt(at);
    }

    boolean takes(char wanted) {
        boolean isThere = at < text.length() && text.charAt(at) == wanted;
        if (isThere) {
            at++;
        }
        return isThere;
    }

    static void require(boolean isRead) {
        if (!isRead) {
            throw new NotRead();
        }
    }
}
