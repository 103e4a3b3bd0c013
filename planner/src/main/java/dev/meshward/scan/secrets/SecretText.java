package dev.meshward.scan.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hides the secrets of one text. Which of the ways is right depends on where the text stands. */
public final class SecretText {

    /** {@code --token x}, {@code --password 'x'}. */
    private static final Pattern FLAG = Pattern.compile(
            "(?<![\\w-])(--?[A-Za-z][A-Za-z0-9._-]*)(\\s+)(?![-|&;<>])(\"[^\"]*\"|'[^']*'|[^\\s\"';|&]+)");

    /** {@code Authorization: Bearer x} and what curl, MySQL, Redis and sshpass take a password after. */
    private static final Pattern SCHEMES = Pattern.compile("(?i)(\\b(?:bearer|basic)[ \\t]+)([A-Za-z0-9._~+/=-]{8,})");

    private static final Pattern CURL_USER = Pattern.compile(
            "(\\bcurl\\b[^\\n|;]{0,160}?\\s(?:-u|--user|--proxy-user)[ =]?[\"']?)([^\\s\"':]+:[^\\s\"']+)");
    private static final Pattern MYSQL =
            Pattern.compile("(\\b(?:mysql|mariadb)[a-z-]*\\b[^\\n|;&]{0,160}?\\s-p[\"']?)([^\\s\"']+)");
    private static final Pattern REDIS =
            Pattern.compile("(\\bredis-cli\\b[^\\n|;&]{0,160}?\\s(?:-a|--pass)\\s+[\"']?)([^\\s\"']+)");
    private static final Pattern SSHPASS = Pattern.compile("(\\bsshpass\\s+-p\\s*[\"']?)([^\\s\"']+)");
    private static final Pattern DIRECTIVE = Pattern.compile(
            "(?im)((?:^|\\s)(?:requirepass|masterauth|password|identified by|passwd)[ \\t]+[\"']?)([^\\s\"';=:]+)");
    private static final Pattern PGPASS = Pattern.compile("(?m)^([\\w.*-]+:(?:\\d+|\\*):[^:\\n]*:[^:\\n]*:)(\\S+)$");
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][\\w:.-]*)(?:\\s[^>]{0,300})?>([^<]{1,2000})</");
    private static final Pattern NAME_AND_VALUE = Pattern.compile(
            "(?i)(\\b(?:name|key)[\"']?\\s*[:=]\\s*[\"']?)([\\w.-]+)([\"']?[\\s,]+[\"']?value[\"']?\\s*[:=]\\s*[\"']?)([^\"'\\s,}<]+)");

    /** Each with the words that a text without them need not be searched for. */
    private static final List<Way> WAYS = List.of(
            new Way(new WordLook("bearer", "basic"), SCHEMES),
            new Way(new WordLook("curl"), CURL_USER),
            new Way(new WordLook("mysql", "mariadb"), MYSQL),
            new Way(new WordLook("redis-cli"), REDIS),
            new Way(new WordLook("sshpass"), SSHPASS),
            new Way(new WordLook("requirepass", "masterauth", "passw", "identified"), DIRECTIVE));

    /** The first group of the pattern stays, the second is the secret. */
    private record Way(WordLook words, Pattern pattern) {
        String hide(String text, HiddenValues hidden) {
            return words.isIn(text) ? replaced(pattern, text, hidden) : text;
        }
    }

    private static String replaced(Pattern pattern, String text, HiddenValues hidden) {
        return pattern.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1) + StrictText.ofAssigned(match.group(2), hidden)));
    }

    private final HiddenValues hidden;

    public SecretText(HiddenValues hidden) {
        this.hidden = hidden;
    }

    /** A setting: an environment variable, an entry of a ConfigMap, an annotation. */
    public String setting(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        boolean isOneLine = value.strip().indexOf('\n') < 0;
        if (isOneLine && KeyName.isSecret(name)) {
            return StrictText.ofAssigned(value, hidden);
        }
        return freeText(value);
    }

    /** A text in which settings may stand: a file, a command line. */
    public String freeText(String text) {
        return SecretShapes.hideRandom(structural(text), hidden);
    }

    /** A field that has a meaning of its own, and in which long random words are names: only what is certain is hidden. */
    public String structural(String text) {
        if (text.length() < 6) {
            return text;
        }
        var result = SecretShapes.hideUnmistakable(text, hidden);
        result = UserInfo.hide(result, hidden);
        result = AssignedValues.hide(result, hidden);
        return commands(result);
    }

    private String commands(String text) {
        var result = text.indexOf(':') < 0 ? text : replaced(PGPASS, text, hidden);
        if (text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0) {
            result = flags(result);
            for (var way : WAYS) {
                result = way.hide(result, hidden);
            }
        }
        return elements(result);
    }

    private String flags(String text) {
        return text.indexOf('-') < 0 || !KeyName.mayBeIn(text)
                ? text
                : FLAG.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                KeyName.isSecret(match.group(1))
                                        ? match.group(1) + match.group(2) + quotedAs(match.group(3))
                                        : match.group()));
    }

    private String quotedAs(String value) {
        char first = value.charAt(0);
        boolean isQuoted = value.length() > 1 && (first == '"' || first == '\'');
        return isQuoted
                ? first + StrictText.ofAssigned(value.substring(1, value.length() - 1), hidden) + first
                : StrictText.ofAssigned(value, hidden);
    }

    private String elements(String text) {
        var result = text;
        if (result.contains("</")) {
            result = ELEMENT.matcher(result)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            KeyName.isSecret(match.group(1))
                                    ? match.group()
                                            .replace(match.group(2), StrictText.ofAssigned(match.group(2), hidden))
                                    : match.group()));
        }
        if (result.contains("value") || result.contains("VALUE")) {
            result = NAME_AND_VALUE
                    .matcher(result)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            KeyName.isSecret(match.group(2))
                                    ? match.group(1)
                                            + match.group(2)
                                            + match.group(3)
                                            + StrictText.ofAssigned(match.group(4), hidden)
                                    : match.group()));
        }
        return result;
    }

    /** The argument after a flag: in {@code [--token, x]} the second. */
    public String argument(String before, String argument) {
        boolean isFlag = before.startsWith("-") && before.indexOf('=') < 0;
        boolean isValue = !argument.startsWith("-");
        return isFlag && isValue && KeyName.isSecret(before)
                ? StrictText.ofAssigned(argument, hidden)
                : freeText(argument);
    }

    /** The value of a Secret: nothing but addresses stays. */
    public String ofSecret(String key, String value) {
        if (value.contains("-----BEGIN")) {
            return hidden.hide(value);
        }
        if (value.strip().indexOf('\n') < 0) {
            return StrictText.of(value, hidden, KeyName.isAddress(key));
        }
        return value.lines().map(this::lineOfSecret).collect(Collectors.joining("\n"));
    }

    private static final Pattern LINE =
            Pattern.compile("(\\s*[\"']?([\\w.-]+)[\"']?\\s*[:=]\\s*[\"']?)(.*?)([\"']?[,;]?\\s*)");

    private String lineOfSecret(String line) {
        var setting = LINE.matcher(line);
        if (line.isBlank() || line.chars().noneMatch(Character::isLetterOrDigit)) {
            return line;
        }
        if (!setting.matches()) {
            return hidden.hide(line.strip());
        }
        var value = String.valueOf(setting.group(3));
        var kept = value.isEmpty() || value.equals("{") || value.equals("[")
                ? value
                : StrictText.of(value, hidden, KeyName.isAddress(String.valueOf(setting.group(2))));
        return setting.group(1) + kept + setting.group(4);
    }

    /** A value without any text in it. */
    public String binary(String encoded) {
        return hidden.hide(encoded);
    }
}
