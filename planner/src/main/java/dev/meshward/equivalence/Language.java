package dev.meshward.equivalence;

import dev.meshward.evaluate.TextShape;
import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.RunAutomaton;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts of a shape as a machine that reads them letter by letter. */
final class Language {

    /**
     * Expressions of which what is found first is also the longest that can be found: no choice, nothing that may be left out,
     * and repetitions that end where the next piece begins.
     */
    private static final Pattern SETTLED = Pattern.compile("\\^?(?:[^|()?*+{}\\[\\\\.^$]|\\\\[^a-zA-Z0-9]"
            + "|(?:\\[\\^/]|\\[[a-zA-Z0-9_-]+]|\\\\d|\\\\w)(?:[+*](?=/|$))?|\\.)*(?:\\.[*+])?");

    private Language() {}

    /** Empty where the shape cannot be read. */
    static Optional<RunAutomaton> of(TextShape shape) {
        // Its table of all characters costs more than looking letters up in the few words that are tried.
        return automaton(shape).map(automaton -> new RunAutomaton(automaton, false));
    }

    private static Optional<Automaton> automaton(TextShape shape) {
        return switch (shape) {
            case TextShape.Exact(var text) -> Optional.of(BasicAutomata.makeString(text));
            case TextShape.Prefix(var start) -> Optional.of(then(BasicAutomata.makeString(start), any()));
            case TextShape.Suffix(var end) -> Optional.of(then(any(), BasicAutomata.makeString(end)));
            case TextShape.Regex regex -> ExpressionReading.of(regex.expression());
        };
    }

    private static Automaton any() {
        return BasicAutomata.makeAnyString();
    }

    private static Automaton then(Automaton first, Automaton second) {
        return BasicOperations.concatenate(first, second);
    }

    /** Whether its texts are really those that the shape takes. */
    static boolean isExact(TextShape shape) {
        return !(shape instanceof TextShape.Regex regex)
                || regex.reach() == TextShape.Reach.WHOLE
                || isAnchored(regex.expression())
                || SETTLED.matcher(regex.expression()).matches();
    }

    /** Whether it has to go on to the end in each of its alternatives. */
    private static boolean isAnchored(String expression) {
        boolean isOneGroup = expression.matches("\\^\\((?:\\?:)?[^()]*\\)\\$|\\^\\(\\?i?:.*\\)\\$");
        return expression.endsWith("$") && !expression.endsWith("\\$") && (isOneGroup || !expression.contains("|"));
    }
}
