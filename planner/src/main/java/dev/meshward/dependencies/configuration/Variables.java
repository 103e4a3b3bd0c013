package dev.meshward.dependencies.configuration;

import dev.meshward.dependencies.naming.ServiceNames;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one container, for {@code $(NAME)} in its manifest and {@code $NAME} in its scripts. The variables
 * that Kubernetes adds for every Service of the namespace count: {@code REDIS_SERVICE_HOST} stands for {@code redis}.
 */
final class Variables {

    private static final String HOST = "_SERVICE_HOST";
    private static final String PORT = "_SERVICE_PORT";

    private final Map<String, String> textByName = new HashMap<>();
    private final ServiceNames names;
    private final String namespace;

    Variables(ServiceNames names, String namespace) {
        this.names = names;
        this.namespace = namespace;
    }

    void set(String name, String text) {
        textByName.put(name, text);
    }

    /** The text with each {@code $(NAME)} that is known replaced; {@code $$} is an escaped dollar. */
    String expand(String text) {
        int open = text.indexOf("$(");
        if (open < 0) {
            return text;
        }
        var expanded = new StringBuilder(text.length() + 32);
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            boolean escaped = open > 0 && text.charAt(open - 1) == '$';
            var value = escaped ? null : value(text.substring(open + 2, close));
            expanded.append(text, from, open).append(value == null ? text.substring(open, close + 1) : value);
            from = close + 1;
            open = text.indexOf("$(", from);
        }
        return expanded.append(text, from, text.length()).toString();
    }

    /** The text with each {@code $NAME}, {@code ${NAME}} and {@code ${NAME:-otherwise}} that is known replaced. */
    String expandInScript(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        var expanded = new StringBuilder(text.length() + 32);
        int i = 0;
        while (i < text.length()) {
            i = text.charAt(i) == '$' && i + 1 < text.length() ? expandAt(text, i, expanded) : copy(text, i, expanded);
        }
        return expanded.toString();
    }

    private static int copy(String text, int i, StringBuilder into) {
        into.append(text.charAt(i));
        return i + 1;
    }

    private int expandAt(String text, int dollar, StringBuilder into) {
        boolean braces = text.charAt(dollar + 1) == '{';
        int start = braces ? dollar + 2 : dollar + 1;
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        int close = braces ? text.indexOf('}', end) : end;
        if (end == start || close < 0) {
            return copy(text, dollar, into);
        }
        var value = value(text.substring(start, end));
        var otherwise = braces && text.startsWith(":-", end) ? text.substring(end + 2, close) : null;
        var known = value == null ? otherwise : value;
        into.append(known == null ? text.substring(dollar, braces ? close + 1 : close) : known);
        return braces ? close + 1 : close;
    }

    private @Nullable String value(String name) {
        var own = textByName.get(name);
        if (own != null) {
            return own;
        }
        if (name.endsWith(HOST)) {
            return names.byVariable(namespace, stem(name, HOST))
                    .map(service -> service.id().name())
                    .orElse(null);
        }
        return name.endsWith(PORT)
                ? names.byVariable(namespace, stem(name, PORT))
                        .map(service -> service.ports().stream()
                                .findFirst()
                                .map(port -> Integer.toString(port.number()))
                                .orElse(""))
                        .orElse(null)
                : null;
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
