package dev.meshward.scan.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts other names into texts wherever a name stands as a word of its own, in hosts, URLs, arguments and files. */
final class RedactedText {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?!://)");
    private static final Pattern ORDINAL = Pattern.compile("(.+)(-[0-9]{1,4})");

    /** Hosts outside the cluster; names inside end in {@code svc}, {@code local} or in a namespace. */
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\w./-])(?:[a-z0-9-]+\\.)+(?:com|net|org|io|dev|cloud|app|eu|de|fr|uk|us|info|biz|co|ai|internal|corp|lan|intra)(?![\\w.-])");

    private final RedactedNames names;

    RedactedText(RedactedNames names) {
        this.names = names;
    }

    String of(String text) {
        if (names.knows(text)) {
            return names.of(text);
        }
        return WORD.matcher(withoutHosts(text)).replaceAll(match -> Matcher.quoteReplacement(word(match.group())));
    }

    private String withoutHosts(String text) {
        return text.indexOf('.') < 0
                ? text
                : HOST.matcher(text).replaceAll(match -> {
                    names.learn(match.group(), "host");
                    return Matcher.quoteReplacement(names.of(match.group()) + ".example");
                });
    }

    private String word(String word) {
        if (names.knows(word)) {
            return names.of(word);
        }
        var ordinal = ORDINAL.matcher(word);
        if (ordinal.matches() && names.knows(String.valueOf(ordinal.group(1)))) {
            return names.of(String.valueOf(ordinal.group(1))) + ordinal.group(2);
        }
        return word.indexOf('_') >= 0 ? variable(word) : word;
    }

    /** {@code CART_SERVICE_HOST} begins with the name of a Service. */
    String variable(String word) {
        for (int end = word.length(); end > 0; end = word.lastIndexOf('_', end - 1)) {
            var other = names.ofCapitals(word.substring(0, end));
            if (!other.isEmpty()) {
                return other + word.substring(end);
            }
        }
        return word;
    }
}
