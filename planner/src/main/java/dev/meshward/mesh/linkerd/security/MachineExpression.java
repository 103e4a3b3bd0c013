package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A regular expression for the texts that end in chosen states of a machine, by taking its states out one by one. */
final class MachineExpression {

    /** Of a path in a route, with room for anchors (Gateway API). */
    private static final int LONGEST = 1000;

    private static final int LONGEST_ON_THE_WAY = 4000;
    private static final int START = -1;
    private static final int END = -2;

    private final TextMachine machine;
    private final Map<Edge, String> expressionByEdge = new HashMap<>();

    private record Edge(int from, int to) {}

    private MachineExpression(TextMachine machine) {
        this.machine = machine;
    }

    /** Empty where it would be longer than anybody reads. */
    static Optional<String> of(TextMachine machine, Predicate<BitSet> isWanted) {
        return new MachineExpression(machine).of(isWanted);
    }

    private Optional<String> of(Predicate<BitSet> isWanted) {
        add(START, 0, "");
        for (int state = 0; state < machine.next().size(); state++) {
            addEdges(state);
            if (isWanted.test(machine.taken().get(state))) {
                add(state, END, "");
            }
        }
        var left = new ArrayList<>(
                IntStream.range(0, machine.next().size()).boxed().toList());
        while (!left.isEmpty()) {
            var cheapest =
                    left.stream().min(Comparator.comparingLong(this::cost)).orElseThrow();
            left.removeIf(cheapest::equals);
            takeOut(cheapest);
            if (expressionByEdge.values().stream().anyMatch(text -> text.length() > LONGEST_ON_THE_WAY)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(expressionByEdge.get(new Edge(START, END)))
                .filter(expression -> expression.length() <= LONGEST);
    }

    private long cost(int state) {
        long in = expressionByEdge.keySet().stream()
                .filter(edge -> edge.to() == state)
                .count();
        long out = expressionByEdge.keySet().stream()
                .filter(edge -> edge.from() == state)
                .count();
        return in * out;
    }

    private void addEdges(int state) {
        var charactersByTarget = new HashMap<Integer, Set<Character>>();
        for (int i = 0; i < machine.alphabet().size(); i++) {
            charactersByTarget
                    .computeIfAbsent(machine.next().get(state)[i], _ -> new TreeSet<>())
                    .add(machine.alphabet().get(i));
        }
        charactersByTarget.forEach((target, characters) -> add(state, target, ofCharacters(characters)));
    }

    /** With the character that stands for all others, the class is written by what is missing. */
    private String ofCharacters(Set<Character> characters) {
        if (!characters.contains(TextMachine.OTHER)) {
            return characters.size() == 1
                    ? Expression.quoted(characters.iterator().next().toString())
                    : "[" + inClass(characters) + "]";
        }
        var missing = machine.alphabet().stream()
                .filter(character -> !characters.contains(character))
                .collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty() ? "." : "[^" + inClass(missing) + "]";
    }

    private static String inClass(Set<Character> characters) {
        return characters.stream()
                .map(character -> "^]\\-[".indexOf(character) >= 0 ? "\\" + character : character.toString())
                .collect(Collectors.joining());
    }

    private void add(int from, int to, String expression) {
        expressionByEdge.merge(new Edge(from, to), expression, MachineExpression::either);
    }

    private void takeOut(int state) {
        var loop = expressionByEdge.remove(new Edge(state, state));
        var around = loop == null || loop.isEmpty() ? "" : grouped(loop) + "*";
        var in = edges(edge -> edge.to() == state);
        var out = edges(edge -> edge.from() == state);
        in.forEach((before, first) -> out.forEach(
                (after, last) -> add(before.from(), after.to(), inSequence(first) + around + inSequence(last))));
        in.keySet().forEach(expressionByEdge::remove);
        out.keySet().forEach(expressionByEdge::remove);
    }

    private SortedMap<Edge, String> edges(Predicate<Edge> wanted) {
        var found =
                new TreeMap<Edge, String>(Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to));
        expressionByEdge.forEach((edge, expression) -> {
            if (wanted.test(edge)) {
                found.put(edge, expression);
            }
        });
        return found;
    }

    private static String either(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return grouped(one + other) + "?";
        }
        return one + "|" + other;
    }

    /** An alternative binds less than what it is put beside. */
    private static String inSequence(String expression) {
        return isOpen(expression) ? "(?:" + expression + ")" : expression;
    }

    private static boolean isOpen(String expression) {
        int depth = 0;
        boolean inClass = false;
        for (int i = 0; i < expression.length(); i++) {
            char here = expression.charAt(i);
            if (here == '\\') {
                i++;
            } else if (inClass) {
                inClass = here != ']';
            } else if (here == '[') {
                inClass = true;
            } else if (here == '|' && depth == 0) {
                return true;
            } else {
                depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            }
        }
        return false;
    }

    private static String grouped(String expression) {
        boolean isOne = expression.length() == 1
                || expression.length() == 2 && expression.startsWith("\\")
                || expression.startsWith("[") && expression.indexOf(']') == expression.length() - 1;
        return isOne ? expression : "(?:" + expression + ")";
    }
}
