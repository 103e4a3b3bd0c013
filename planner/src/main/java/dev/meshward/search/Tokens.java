package dev.meshward.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts what somebody typed into pieces. */
final class Tokens {

    /** A name and a sign; that the name is one of a field is looked at afterwards, so that {@code ledger:8080} is a word. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z]+)(<=|>=|[:<>=])");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** All pieces; the last one is the end. */
    static List<Token> of(String text) throws NotASearch {
        var tokens = new Tokens(text);
        tokens.cut();
        return tokens.tokens;
    }

    private void cut() throws NotASearch {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else {
                piece();
            }
        }
        tokens.add(new Token(Token.Kind.END, at, at, ""));
    }

    private void piece() throws NotASearch {
        switch (text.charAt(at)) {
            case '(' -> add(Token.Kind.OPEN, at + 1, "(");
            case ')' -> add(Token.Kind.CLOSE, at + 1, ")");
            case '!' -> add(Token.Kind.NOT, at + 1, "!");
            case '"' -> quoted();
            case '/' -> regex();
            case '~' -> fuzzy();
            default -> word();
        }
    }

    private void add(Token.Kind kind, int to, String held) {
        tokens.add(new Token(kind, at, to, held));
        at = to;
    }

    private void quoted() throws NotASearch {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw new NotASearch(at, "these quotation marks are not closed.");
        }
        add(Token.Kind.QUOTED, end + 1, text.substring(at + 1, end));
    }

    /** The last slash of a regular expression is followed by a space, a parenthesis or nothing. */
    private void regex() throws NotASearch {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '/' && isEnd(i + 1)) {
                add(Token.Kind.REGEX, i + 1, text.substring(at + 1, i));
                return;
            }
        }
        throw new NotASearch(
                at, "a regular expression ends in a slash. For the text itself, put it between quotation marks.");
    }

    private void fuzzy() throws NotASearch {
        int end = endOfWord(at + 1);
        if (end == at + 1) {
            throw new NotASearch(at, "a word is missing behind ~.");
        }
        add(Token.Kind.FUZZY, end, text.substring(at + 1, end));
    }

    private void word() {
        var named = NAMED.matcher(text).region(at, text.length());
        if (named.lookingAt() && isField(named.group(1), named.group(2))) {
            add(Token.Kind.FIELD, named.end(), named.group());
            return;
        }
        int end = endOfWord(at);
        var word = text.substring(at, end);
        add(word.equalsIgnoreCase("or") ? Token.Kind.OR : Token.Kind.WORD, end, word);
    }

    private static boolean isField(String name, String sign) {
        return SearchField.of(name)
                .filter(field -> sign.equals(":") || field.hasOrder())
                .isPresent();
    }

    /** A word goes on over quotation marks and slashes inside it. */
    private int endOfWord(int from) {
        int end = from;
        while (!isEnd(end)) {
            end++;
        }
        return end;
    }

    private boolean isEnd(int i) {
        return i >= text.length() || isSpace(text.charAt(i)) || text.charAt(i) == '(' || text.charAt(i) == ')';
    }

    /** What people type between words, wide spaces of Chinese and Japanese among them. */
    private static boolean isSpace(char character) {
        return character == ' '
                || character == '\t'
                || character == '\n'
                || character == '\r'
                || character == '\u00a0'
                || character == '\u3000';
    }
}
