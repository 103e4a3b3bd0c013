package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step of a text pattern: which characters it takes, and whether any number of them. */
record TextToken(Kind kind, char character, boolean isRepeated) {

    enum Kind {
        ONE,
        ANY,
        ANY_BUT_SLASH
    }

    boolean takes(char candidate) {
        return switch (kind) {
            case ONE -> character == candidate;
            case ANY -> true;
            case ANY_BUT_SLASH -> candidate != '/';
        };
    }

    /** Empty for regular expressions. */
    static Optional<List<TextToken>> of(AccessText text) {
        return switch (text) {
            case AccessText.Exact(var exact) -> Optional.of(literal(exact));
            case AccessText.Beginning(var beginning) -> Optional.of(joined(literal(beginning), List.of(any(true))));
            case AccessText.Ending(var ending) -> Optional.of(joined(List.of(any(true)), literal(ending)));
            case AccessText.Present() -> Optional.of(List.of(any(false), any(true)));
            case AccessText.Template(var path) -> Optional.of(template(path));
            case AccessText.Pattern _ -> Optional.empty();
        };
    }

    private static List<TextToken> template(String path) {
        var tokens = new ArrayList<TextToken>();
        boolean isFirst = true;
        for (var segment : path.split("/", -1)) {
            if (!isFirst) {
                tokens.addAll(literal("/"));
            }
            isFirst = false;
            switch (segment) {
                case "{*}" -> {
                    tokens.add(new TextToken(Kind.ANY_BUT_SLASH, '/', false));
                    tokens.add(new TextToken(Kind.ANY_BUT_SLASH, '/', true));
                }
                case "{**}" -> tokens.add(any(true));
                default -> tokens.addAll(literal(segment));
            }
        }
        return tokens;
    }

    private static TextToken any(boolean isRepeated) {
        return new TextToken(Kind.ANY, '*', isRepeated);
    }

    private static List<TextToken> literal(String text) {
        return text.chars()
                .mapToObj(character -> new TextToken(Kind.ONE, (char) character, false))
                .toList();
    }

    private static List<TextToken> joined(List<TextToken> first, List<TextToken> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
