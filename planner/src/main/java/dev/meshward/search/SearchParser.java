package dev.meshward.search;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.meshward.search.Expression.Comparison;
import dev.meshward.search.Expression.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Understands a search: {@code !} binds tightest, then words beside each other, then {@code or}. */
final class SearchParser {

    /** More than anybody types, and less than a stack holds. */
    private static final int DEEPEST = 100;

    private final String text;
    private List<Token> tokens = List.of();
    private int next;
    private int depth;

    SearchParser(String text) {
        this.text = text;
    }

    SearchReading read() {
        try {
            tokens = Tokens.of(text);
            var expression = peek().is(Token.Kind.END) ? new Expression.Anything() : either();
            if (!peek().is(Token.Kind.END)) {
                throw new NotASearch(peek().from(), "this parenthesis closes nothing.");
            }
            return new SearchReading.Read(new Search(text, expression));
        } catch (NotASearch e) {
            return new SearchReading.Refused(text, e.position(), e.because());
        }
    }

    private Expression either() throws NotASearch {
        var parts = new ArrayList<Expression>();
        parts.add(all());
        while (peek().is(Token.Kind.OR)) {
            take();
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Or(parts);
    }

    private Expression all() throws NotASearch {
        var parts = new ArrayList<Expression>();
        parts.add(one());
        while (!peek().is(Token.Kind.OR) && !peek().is(Token.Kind.CLOSE) && !peek().is(Token.Kind.END)) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.And(parts);
    }

    private Expression one() throws NotASearch {
        var token = take();
        if (depth > DEEPEST) {
            throw new NotASearch(token.from(), "more than " + DEEPEST + " signs inside each other.");
        }
        return switch (token.kind()) {
            case NOT -> not();
            case OPEN -> inside(token);
            case FIELD -> field(token);
            case WORD, QUOTED, REGEX, FUZZY -> new Expression.Test(Optional.empty(), condition(token));
            case CLOSE -> throw new NotASearch(token.from(), "something to search for is missing before ).");
            case OR, END -> throw new NotASearch(token.from(), missing(token));
        };
    }

    private static String missing(Token token) {
        return "something to search for is missing here"
                + (token.is(Token.Kind.OR) ? "; for the word itself, write \"or\"." : ".");
    }

    private Expression not() throws NotASearch {
        depth++;
        var part = one();
        depth--;
        return new Expression.Not(part);
    }

    private Expression inside(Token open) throws NotASearch {
        depth++;
        var part = either();
        depth--;
        if (!peek().is(Token.Kind.CLOSE)) {
            throw new NotASearch(open.from(), "this parenthesis is not closed.");
        }
        take();
        return part;
    }

    private Expression field(Token token) throws NotASearch {
        var name = token.text().replaceAll("[^A-Za-z]", "");
        var sign = token.text().substring(name.length());
        var field = SearchField.of(name).orElseThrow(() -> new NotASearch(token.from(), name + " is no field."));
        var value = peek();
        boolean isValue = value.is(Token.Kind.WORD)
                || value.is(Token.Kind.QUOTED)
                || value.is(Token.Kind.REGEX)
                || value.is(Token.Kind.FUZZY)
                || value.is(Token.Kind.OR);
        if (!isValue || value.from() != token.to()) {
            throw new NotASearch(token.to(), "behind " + token.text() + " stands " + field.about() + ".");
        }
        take();
        return new Expression.Test(
                Optional.of(field), sign.equals(":") ? of(field, value) : compared(field, sign, value));
    }

    /** The number of a stage and the letter of a state are meant as a whole: stage 4 is not stage 14. */
    private static Condition of(SearchField field, Token value) throws NotASearch {
        boolean isWhole = field == SearchField.STAGE && value.text().matches("[0-9]+")
                || field == SearchField.STATE && value.text().length() == 1;
        return isWhole && !value.is(Token.Kind.REGEX) ? new Condition.Is(value.text()) : condition(value);
    }

    private static Condition compared(SearchField field, String sign, Token value) throws NotASearch {
        var rank = Expression.rank(value.text());
        boolean isNumber = value.text().matches("[0-9]+");
        if (rank.isEmpty() || isNumber != (field == SearchField.STAGE)) {
            throw new NotASearch(
                    value.from(),
                    "“" + value.text() + "” cannot be compared; behind " + field.word() + sign + " stands "
                            + (field == SearchField.STAGE ? "a number." : "low, medium or high."));
        }
        return new Condition.Compares(
                Arrays.stream(Comparison.values())
                        .filter(comparison -> comparison.sign().equals(sign))
                        .findFirst()
                        .orElse(Comparison.EQUAL),
                rank.getAsInt());
    }

    private static Condition condition(Token token) throws NotASearch {
        return switch (token.kind()) {
            case FUZZY -> new Condition.Nearly(token.text());
            case REGEX -> new Condition.Like(pattern(token));
            case FIELD, WORD, QUOTED, NOT, OR, OPEN, CLOSE, END -> new Condition.Contains(token.text());
        };
    }

    private static Pattern pattern(Token token) throws NotASearch {
        try {
            return Pattern.compile(token.text().replace("\\/", "/"), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new NotASearch(token.from(), "this is no regular expression: " + e.getDescription() + ".");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        var token = tokens.get(next);
        if (!token.is(Token.Kind.END)) {
            next++;
        }
        return token;
    }
}
