package dev.meshward.scan.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides user and password in URLs and DSNs; scheme, hosts and ports stay. */
final class UserInfo {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    /** {@code u:p@tcp(h:3306)/db}, the form of Go's MySQL driver. A password may hold anything but blanks and quotes. */
    private static final Pattern GO_DSN = Pattern.compile("[^\\s\"'`=(){}]+?:[^\\s\"'`]*?@(?=(?:tcp6?|unix|udp)\\()");

    /** {@code u:p@h:5432/db}; a list such as {@code 1@kafka-0:9093,2@kafka-1:9093} has no password. */
    private static final Pattern BARE =
            Pattern.compile("(?<![\\w/@.:-])[\\w.%+-]*:[^\\s@\"',;/(){}<>]+@(?!sha256:)(?=[A-Za-z0-9_])");

    private static final Pattern ORACLE = Pattern.compile("(?<=:thin:|:oci:)[^\\s@\"']+(?=@)");

    private UserInfo() {}

    static String hide(String text, HiddenValues hidden) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        var result = ORACLE.matcher(text).replaceAll(match -> hidden.hide(match.group()));
        result = inUrls(result, hidden);
        result = GO_DSN.matcher(result).replaceAll(match -> hiddenBeforeAt(match.group(), hidden));
        return BARE.matcher(result).replaceAll(match -> hiddenBeforeAt(match.group(), hidden));
    }

    private static String hiddenBeforeAt(String userInfo, HiddenValues hidden) {
        return Matcher.quoteReplacement(hidden.hide(userInfo.substring(0, userInfo.length() - 1)) + "@");
    }

    private static String inUrls(String text, HiddenValues hidden) {
        var scheme = SCHEME.matcher(text);
        var result = new StringBuilder();
        int copied = 0;
        while (scheme.find()) {
            int start = scheme.end();
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
        int at = text.lastIndexOf('@', authority - 1);
        if (at >= start) {
            return at;
        }
        // A password may hold a slash that nobody encoded: what follows the colon is then no port.
        int end = firstOf(text, start, "");
        int colon = text.indexOf(':', start);
        boolean hasPort = colon < 0 || colon >= authority || isPort(text, colon + 1, authority);
        int last = text.lastIndexOf('@', end - 1);
        return hasPort || last < start ? -1 : last;
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
        while (at < text.length() && !ends(text.charAt(at)) && stops.indexOf(text.charAt(at)) < 0) {
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
