package dev.meshward.scan.secrets;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that betray themselves by their form, wherever they stand. */
final class SecretShapes {

    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[^-]*+(?:-(?!----)[^-]*+)*+(?:-----END [A-Z0-9 ]*-----)?");

    /** Each with its marker first, which a text without it need not be searched for. */
    private static final List<Marked> MARKED = List.of(
            new Marked("eyJ", Pattern.compile("eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?")),
            new Marked("AKIA", Pattern.compile("AKIA[A-Z0-9]{16}")),
            new Marked("ASIA", Pattern.compile("ASIA[A-Z0-9]{16}")),
            new Marked("gh", Pattern.compile("gh[pousr]_[A-Za-z0-9]{16,}")),
            new Marked("github_pat_", Pattern.compile("github_pat_[A-Za-z0-9_]{16,}")),
            new Marked("glpat-", Pattern.compile("glpat-[A-Za-z0-9_-]{12,}")),
            new Marked("xox", Pattern.compile("xox[abeoprs]-[A-Za-z0-9-]{8,}")),
            new Marked("sk_", Pattern.compile("sk_(?:live|test)_[A-Za-z0-9]{8,}")),
            new Marked("sk-", Pattern.compile("(?<![A-Za-z0-9-])sk-[A-Za-z0-9_-]{20,}")),
            new Marked("AIza", Pattern.compile("AIza[A-Za-z0-9_-]{30,}")),
            new Marked("SG.", Pattern.compile("SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}")),
            new Marked("hvs.", Pattern.compile("hvs\\.[A-Za-z0-9_-]{16,}")),
            new Marked("npm_", Pattern.compile("npm_[A-Za-z0-9]{20,}")),
            new Marked("dckr_pat_", Pattern.compile("dckr_pat_[A-Za-z0-9_-]{16,}")),
            new Marked("AGE-SECRET-KEY-", Pattern.compile("AGE-SECRET-KEY-[A-Z0-9]{20,}")),
            new Marked("hooks.slack.com/", Pattern.compile("(?<=hooks\\.slack\\.com/services/)[A-Za-z0-9/_-]{8,}")),
            new Marked("$", Pattern.compile("\\$(?:apr1|2[abxy]?|5|6|y|argon2[a-z]*)\\$[^\\s\"':,]{8,}")),
            new Marked("{SHA", Pattern.compile("\\{SS?HA[0-9]*\\}[A-Za-z0-9+/=]{16,}")));

    /** No shape fits into fewer characters. */
    private static final int SHORTEST = 12;

    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN (?:TRUSTED )?(?:CERTIFICATE|PUBLIC KEY)-----[A-Za-z0-9+/=\\s\\\\]*-----END");

    private static final int LONG = 24;
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/_=-]{24,}");

    private record Marked(String marker, Pattern pattern) {}

    private SecretShapes() {}

    /** Hides what no other text looks like. */
    static String hideUnmistakable(String text, HiddenValues hidden) {
        if (text.length() < SHORTEST) {
            return text;
        }
        var result = text;
        if (result.contains("PRIVATE KEY")) {
            result = PEM.matcher(result).replaceAll(match -> hidden.hide(match.group()));
        }
        for (var each : MARKED) {
            if (result.contains(each.marker())) {
                result = each.pattern().matcher(result).replaceAll(match -> hidden.hide(match.group()));
            }
        }
        return result;
    }

    /** Hides long words that look drawn at random, as keys are. */
    static String hideRandom(String text, HiddenValues hidden) {
        if (!hasLongWord(text)) {
            return text;
        }
        var result = new StringBuilder();
        int copied = 0;
        // Certificates and public keys are long random words too, and meant to be seen.
        for (var open = PUBLIC.matcher(text); open.find(); copied = open.end()) {
            result.append(words(text.substring(copied, open.start()), hidden)).append(open.group());
        }
        return result.append(words(text.substring(copied), hidden)).toString();
    }

    private static boolean hasLongWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length() && run < LONG; i++) {
            char character = text.charAt(i);
            boolean isOfWord = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || "+/_=-".indexOf(character) >= 0;
            run = isOfWord ? run + 1 : 0;
        }
        return run >= LONG;
    }

    private static String words(String text, HiddenValues hidden) {
        return LONG_WORD
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        looksRandom(match, text) ? hidden.hide(match.group()) : match.group()));
    }

    private static boolean looksRandom(MatchResult match, String text) {
        var word = match.group();
        if (isDigest(text, match.start()) || word.startsWith("LS0tLS1CRUdJTiBDRVJU")) {
            return false;
        }
        return isRandomHex(word) || isRandomBase64(word);
    }

    /** Image digests and checksums that say what they are: {@code sha256:…}. */
    private static boolean isDigest(String text, int start) {
        var before = text.substring(Math.max(0, start - 8), start);
        return before.endsWith("sha256:")
                || before.endsWith("sha512:")
                || before.endsWith("sha1:")
                || before.endsWith("md5:");
    }

    private static boolean isRandomHex(String word) {
        return word.length() >= 32
                && word.chars()
                        .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
                && word.chars().anyMatch(c -> c >= '0' && c <= '9')
                && word.chars().anyMatch(c -> c > '9');
    }

    /** Names of classes and paths have capitals too, but few digits and long runs of small letters. */
    private static boolean isRandomBase64(String word) {
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int changes = 0;
        int before = -1;
        for (int i = 0; i < word.length(); i++) {
            int sort = sortOf(word.charAt(i));
            upper += sort == 0 ? 1 : 0;
            lower += sort == 1 ? 1 : 0;
            digits += sort == 2 ? 1 : 0;
            changes += sort != before ? 1 : 0;
            before = sort;
        }
        boolean isMixed = upper >= 2 && lower >= 2 && digits >= 1 && changes * 5 >= word.length() * 2;
        boolean isBase36 = digits >= 6
                && changes * 4 >= word.length()
                && word.indexOf('-') < 0
                && word.indexOf('/') < 0
                && word.indexOf('_') < 0
                && word.length() >= 28;
        return isMixed || isBase36;
    }

    private static int sortOf(char character) {
        if (Character.isUpperCase(character)) {
            return 0;
        }
        if (Character.isLowerCase(character)) {
            return 1;
        }
        return Character.isDigit(character) ? 2 : 3;
    }
}
