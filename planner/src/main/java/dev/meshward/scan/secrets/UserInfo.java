package dev.meshward.scan.secrets;

import java.util.regex.Pattern;

/** Hides user and password in URLs and DSNs; scheme, hosts and ports stay. */
final class UserInfo {

    /** Longer than any user and password that belong together. */
    private static final int LONGEST = 500;

    private static final Pattern ORACLE = Pattern.compile("(?<=:thin:|:oci:)[^\\s@\"']{1,300}(?=@)");

    private UserInfo() {}

    static String hide(String text, HiddenValues hidden) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        var result = text.contains(":thin:") || text.contains(":oci:")
                ? ORACLE.matcher(text).replaceAll(match -> hidden.hide(match.group()))
                : text;
        return bare(inUrls(result, hidden), hidden);
    }

    /** {@code u:p@tcp(h:3306)/db} and {@code u:p@h:5432/db}, where no scheme says what it is. */
    private static String bare(String text, HiddenValues hidden) {
        var result = new StringBuilder();
        int copied = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = startOfBare(text, copied, at);
            if (start >= 0) {
                result.append(text, copied, start).append(hidden.hide(text.substring(start, at)));
                copied = at;
            }
        }
        return copied == 0 ? text : result.append(text, copied, text.length()).toString();
    }

    /**
     * Where user and password begin that end at this {@code @}, or -1. In the form of Go's MySQL driver a password may hold
     * anything but blanks and quotes. Elsewhere less is possible: {@code 1@kafka-0:9093,2@kafka-1:9093} has no password,
     * and what stands before a digest is an image.
     */
    private static int startOfBare(String text, int from, int at) {
        boolean isGo = text.startsWith("@tcp", at) || text.startsWith("@unix(", at) || text.startsWith("@udp(", at);
        boolean isHost = at + 1 < text.length()
                && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '_');
        if (!isHost || text.startsWith("@sha256:", at)) {
            return -1;
        }
        int start = at;
        while (start > from
                && at - start < LONGEST
                && !ends(text.charAt(start - 1))
                && (isGo || ",;/(){}@".indexOf(text.charAt(start - 1)) < 0)) {
            start--;
        }
        int colon = text.indexOf(':', start);
        if (colon < 0 || colon >= at - 1) {
            return -1;
        }
        int user = colon;
        while (user > start && isOfUser(text.charAt(user - 1), isGo)) {
            user--;
        }
        return user > 0 && "/@:".indexOf(text.charAt(user - 1)) >= 0 ? -1 : user;
    }

    private static boolean isOfUser(char character, boolean isGo) {
        return isGo
                ? "=(){}".indexOf(character) < 0
                : Character.isLetterOrDigit(character) || "_.%+-".indexOf(character) >= 0;
    }

    private static String inUrls(String text, HiddenValues hidden) {
        var result = new StringBuilder();
        int copied = 0;
        for (int scheme = text.indexOf("://"); scheme >= 0; scheme = text.indexOf("://", scheme + 3)) {
            int start = scheme + 3;
            int at = start < copied ? -1 : endOfUserInfo(text, start);
            if (at >= 0) {
                result.append(text, copied, start).append(hidden.hide(text.substring(start, at)));
                copied = at;
            }
        }
        return copied == 0 ? text : result.append(text, copied, text.length()).toString();
    }

    /** The position of the {@code @} that ends user and password, or -1. */
    private static int endOfUserInfo(String text, int start) {
        int authority = firstOf(text, start, "/?#");
        int at = lastAt(text, start, authority);
        if (at >= start) {
            return at;
        }
        // A password may hold a slash that nobody encoded: what follows the colon is then no port.
        int end = firstOf(text, start, "");
        int colon = text.indexOf(':', start);
        boolean hasPort = colon < 0 || colon >= authority || isPort(text, colon + 1, authority);
        return hasPort ? -1 : lastAt(text, start, end);
    }

    private static int lastAt(String text, int start, int end) {
        int at = end - 1;
        while (at >= start && text.charAt(at) != '@') {
            at--;
        }
        return at >= start ? at : -1;
    }

    private static boolean isPort(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char character = text.charAt(i);
            if (!Character.isDigit(character) && character != ',') {
                return character == '$'
                        || character == '{'
                        || text.substring(start, i).indexOf(',') >= 0;
            }
        }
        return true;
    }

    private static int firstOf(String text, int start, String stops) {
        int at = start;
        while (at < text.length()
                && at - start < LONGEST
                && !ends(text.charAt(at))
                && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean ends(char character) {
        return character <= ' '
                || character == '"'
                || character == '\''
                || character == '`'
                || character == '<'
                || character == '>';
    }
}
