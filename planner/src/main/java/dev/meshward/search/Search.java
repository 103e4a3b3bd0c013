package dev.meshward.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A search that was understood. Words have to be found, each somewhere; {@code ns:} and its like look into one field;
 * {@code !} turns round, {@code or} takes either, parentheses hold together; {@code /…/} is a regular expression, {@code ~} forgives
 * slips of the pen, quotation marks take what is between them as it is.
 */
public final class Search {

    private final String text;
    private final Expression expression;

    Search(String text, Expression expression) {
        this.text = text;
        this.expression = expression;
    }

    /** What somebody typed, understood or refused with the place that is wrong. */
    public static SearchReading of(String text) {
        return new SearchParser(text).read();
    }

    /** Finds everything. */
    public static Search anything() {
        return new Search("", new Expression.Anything());
    }

    public boolean finds(Findable findable) {
        return expression.matches(findable);
    }

    /** Those that are found, in their order. */
    public <T extends Findable> List<T> among(List<T> findables) {
        return findables.stream().filter(this::finds).toList();
    }

    /** The fields that are asked for, so that whoever has none of one can say so instead of finding nothing. */
    public Set<SearchField> fields() {
        var fields = EnumSet.noneOf(SearchField.class);
        gather(expression, fields);
        return fields;
    }

    private static void gather(Expression expression, Set<SearchField> fields) {
        switch (expression) {
            case Expression.Anything _ -> {}
            case Expression.And(var parts) -> parts.forEach(part -> gather(part, fields));
            case Expression.Or(var parts) -> parts.forEach(part -> gather(part, fields));
            case Expression.Not(var part) -> gather(part, fields);
            case Expression.Test(var field, var _) -> field.ifPresent(fields::add);
        }
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text;
    }
}
