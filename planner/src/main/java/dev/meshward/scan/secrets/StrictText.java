package dev.meshward.scan.secrets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hides a whole value that is a secret by its place, except for the addresses that it holds. */
final class StrictText {

    private static final String HOSTS =
            "[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[0-9]{1,5})?(?:,[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[0-9]{1,5})?)*";

    private static final Pattern URL =
            Pattern.compile("((?:jdbc:)?[a-z][a-z0-9+.-]*://)(?:(\\S*)@)?(" + HOSTS + ")(/[^?#\\s]*)?([?#]\\S*)?");

    private static final Pattern GO_DSN =
            Pattern.compile("(\\S*?:\\S*)@((?:tcp6?|unix|udp)\\([^)\\s]*\\))(/[^?\\s]*)?(\\?\\S*)?");

    private static final Pattern BARE_DSN =
            Pattern.compile("([^\\s@/]*:[^\\s@]*)@(" + HOSTS + ")(/[^?\\s]*)?(\\?\\S*)?");

    private static final Pattern HOST_LIST = Pattern.compile(HOSTS);
    private static final Pattern WITH_PORTS =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*:[0-9]{2,5}(?:,[A-Za-z0-9_][A-Za-z0-9_.-]*:[0-9]{2,5})*");
    private static final Pattern SHORT_NAME = Pattern.compile("/?[a-z0-9_]{0,24}");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\([A-Za-z0-9_.-]+\\)|\\$\\{[^}]*\\}|\\$[A-Za-z_][A-Za-z0-9_]*|<[^>]*>|\\{\\{[^}]*\\}\\}");
    private static final Pattern PATH = Pattern.compile(
            "/(?:etc|var|run|opt|mnt|tmp|secrets?|vault|home|usr|app|config|data|certs?|tls|keys)(?:/[A-Za-z0-9_.-]+)+");
    private static final Pattern PAIRS = Pattern.compile(
            "\\s*[A-Za-z_][A-Za-z0-9_ .-]*=[^;\\s]*(?:(?:;\\s*|\\s+)[A-Za-z_][A-Za-z0-9_ .-]*=[^;\\s]*)+;?\\s*");

    private static final Set<String> KEPT_PAIRS = Set.of(
            "host",
            "hosts",
            "hostaddr",
            "server",
            "servers",
            "data source",
            "datasource",
            "addr",
            "address",
            "port",
            "endpoint",
            "endpoints",
            "bootstrap.servers",
            "brokers",
            "network address",
            "failover partner");

    private StrictText() {}

    /** A value that stands under a secret name somewhere in a text. */
    static String ofAssigned(String value, HiddenValues hidden) {
        return isNoSecret(value) ? value : of(value, hidden, false);
    }

    /** Switches and references hold nothing; a path in a place for secrets says where one is. */
    private static boolean isNoSecret(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return value.isBlank()
                || Set.of("true", "false", "null", "nil", "none", "~", "yes", "no", "on", "off")
                        .contains(lower)
                || REFERENCE.matcher(value.strip()).matches()
                || PATH.matcher(value).matches();
    }

    /** @param isAddress true when the name of the setting says that an address is meant */
    static String of(String value, HiddenValues hidden, boolean isAddress) {
        var trimmed = value.strip();
        if ((isAddress && HOST_LIST.matcher(trimmed).matches()) || isNoSecret(trimmed)) {
            return value;
        }
        var url = URL.matcher(trimmed);
        if (url.matches()) {
            return url.group(1)
                    + user(url.group(2), hidden)
                    + url.group(3)
                    + rest(url.group(4), hidden)
                    + query(url.group(5), hidden);
        }
        var dsn = GO_DSN.matcher(trimmed);
        var bare = dsn.matches() ? dsn : BARE_DSN.matcher(trimmed);
        if (bare.matches() && (bare == dsn || isSurelyAddress(bare))) {
            return user(bare.group(1), hidden)
                    + bare.group(2)
                    + rest(bare.group(3), hidden)
                    + query(bare.group(4), hidden);
        }
        if (PAIRS.matcher(trimmed).matches()) {
            return pairs(trimmed, hidden);
        }
        return isAddress && WITH_PORTS.matcher(trimmed).matches() ? value : hidden.hide(trimmed);
    }

    /** A password may look like {@code a:b@c}; a DSN without scheme shows a port or a database. */
    private static boolean isSurelyAddress(Matcher dsn) {
        return String.valueOf(dsn.group(2)).indexOf(':') > 0 || dsn.group(3) != null;
    }

    private static String user(@Nullable String user, HiddenValues hidden) {
        return user == null ? "" : hidden.hide(user) + "@";
    }

    /** The name of a database or a queue may stay; anything longer may be the secret of a webhook. */
    private static String rest(@Nullable String path, HiddenValues hidden) {
        if (path == null || SHORT_NAME.matcher(path).matches()) {
            return path == null ? "" : path;
        }
        return "/" + hidden.hide(path.substring(1));
    }

    private static String query(@Nullable String query, HiddenValues hidden) {
        return query == null || query.length() < 2 ? "" : query.charAt(0) + hidden.hide(query.substring(1));
    }

    private static String pairs(String text, HiddenValues hidden) {
        var separator = text.contains(";") ? ";" : " ";
        return text.lines()
                .flatMap(line -> Arrays.stream(line.split(separator.equals(";") ? ";" : "\\s+", -1)))
                .map(pair -> pair(pair, hidden))
                .collect(Collectors.joining(separator));
    }

    private static String pair(String pair, HiddenValues hidden) {
        int sign = pair.indexOf('=');
        if (sign < 0) {
            return hidden.hide(pair.strip());
        }
        var key = pair.substring(0, sign).strip().toLowerCase(Locale.ROOT);
        var value = pair.substring(sign + 1);
        return KEPT_PAIRS.contains(key)
                ? pair
                : pair.substring(0, sign + 1) + (isNoSecret(value) ? value : hidden.hide(value));
    }
}
