package dev.meshward.search;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What is searched for. */
sealed interface Expression {

    /** Everything, when nothing was typed. */
    record Anything() implements Expression {}

    /** All of them. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them at least. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Expression part) implements Expression {}

    /** A test of what one field holds; of all texts, where no field is named. */
    record Test(Optional<SearchField> field, Condition condition) implements Expression {}

    default boolean matches(Findable findable) {
        return switch (this) {
            case Anything _ -> true;
            case And(var parts) -> parts.stream().allMatch(part -> part.matches(findable));
            case Or(var parts) -> parts.stream().anyMatch(part -> part.matches(findable));
            case Not(var part) -> !part.matches(findable);
            case Test(var field, var condition) ->
                field.map(findable::values).orElseGet(findable::texts).stream().anyMatch(condition::holdsFor);
        };
    }

    /** What a value has to be like. Letters count as the same in both cases. */
    sealed interface Condition {

        /** It is somewhere inside. */
        record Contains(String wanted) implements Condition {}

        /** It is this as a whole: a number of a stage, the letter of a state. */
        record Is(String wanted) implements Condition {}

        record Like(Pattern pattern) implements Condition {}

        /** It is inside but for a slip of the pen or two. */
        record Nearly(String wanted) implements Condition {}

        /** Values without an order compare to nothing. */
        record Compares(Comparison comparison, int to) implements Condition {}

        default boolean holdsFor(String value) {
            return switch (this) {
                case Contains(var wanted) -> folded(value).contains(folded(wanted));
                case Is(var wanted) -> folded(value).equals(folded(wanted));
                case Like(var pattern) -> pattern.matcher(value).find();
                case Nearly(var wanted) -> Fuzzy.isIn(folded(value), folded(wanted));
                case Compares(var comparison, var to) -> {
                    var rank = rank(value);
                    yield rank.isPresent() && comparison.holds(rank.getAsInt(), to);
                }
            };
        }
    }

    /** {@code <}, {@code <=}, {@code >}, {@code >=} and {@code =}. */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        EQUAL("=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        boolean holds(int one, int other) {
            return switch (this) {
                case LESS -> one < other;
                case AT_MOST -> one <= other;
                case MORE -> one > other;
                case AT_LEAST -> one >= other;
                case EQUAL -> one == other;
            };
        }
    }

    /** The place of a value in its order; none where it has no order. */
    static OptionalInt rank(String value) {
        return switch (folded(value)) {
            case "low" -> OptionalInt.of(-3);
            case "medium" -> OptionalInt.of(-2);
            case "high" -> OptionalInt.of(-1);
            default -> value.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
        };
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
