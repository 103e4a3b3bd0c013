package dev.meshward.dependencies.address;

import dev.meshward.dependencies.address.Address.Form;
import java.util.List;
import java.util.Set;

/**
 * Finds {@code scheme://authority} in a text: lists of hosts, user and password, JDBC prefixes and listener names
 * included.
 */
final class UrlReader {

    private static final String ENDS_AUTHORITY = "/?#\\ \t\r\n\"'`<>)]}|;";
    /** A path or query belongs to its URL: nothing in it is an address of its own. */
    private static final String ENDS_URL = " \t\r\n\"'`<>)]}|,;";

    /** Name resolvers of gRPC. */
    private static final Set<String> RESOLVERS = Set.of("dns", "xds", "passthrough", "kubernetes");

    private UrlReader() {}

    /** Adds the URLs of {@code text} to {@code found} and returns the text with them blanked out. */
    static String readInto(List<Address> found, String text) {
        int separator = text.indexOf("://");
        if (separator < 0) {
            return withoutOracle(found, text);
        }
        var rest = new StringBuilder(text);
        int from = 0;
        while (separator >= 0) {
            int start = schemeStart(text, separator, from);
            int begin = authorityStart(text, start, separator);
            int end = authorityEnd(text, begin);
            addHosts(found, text.substring(start, separator), text.substring(begin, end), keyBefore(text, start));
            int urlEnd = urlEnd(text, end);
            blank(rest, start, urlEnd);
            from = urlEnd;
            separator = text.indexOf("://", from);
        }
        return rest.toString();
    }

    private static String withoutOracle(List<Address> found, String text) {
        int thin = text.indexOf(":thin:@");
        if (thin < 0) {
            return text;
        }
        int start = thin + ":thin:@".length();
        int begin = text.startsWith("//", start) ? start + 2 : start;
        addHost(found, "oracle", withoutSid(text.substring(begin, authorityEnd(text, begin))), "");
        return "";
    }

    /** {@code h:1521:ORCL} carries the name of the database in the same form as a port. */
    private static String withoutSid(String authority) {
        int first = authority.indexOf(':');
        int second = first < 0 ? -1 : authority.indexOf(':', first + 1);
        return second < 0 ? authority : authority.substring(0, second);
    }

    private static int schemeStart(String text, int separator, int from) {
        int start = separator;
        while (start > from && isSchemeLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isSchemeLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '.' || c == '-' || c == '_' || c == ':';
    }

    /** {@code --url=http://…} is introduced by {@code --url}. */
    private static String keyBefore(String text, int start) {
        if (start == 0 || text.charAt(start - 1) != '=') {
            return "";
        }
        int begin = start - 1;
        while (begin > 0 && isKeyLetter(text.charAt(begin - 1))) {
            begin--;
        }
        return text.substring(begin, start - 1);
    }

    private static boolean isKeyLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /** {@code dns:///ledger:8080}: the resolver's own address is left out, and what is resolved stands as a path. */
    private static int authorityStart(String text, int start, int separator) {
        int begin = separator + 3;
        boolean empty = begin < text.length() && text.charAt(begin) == '/';
        return empty && RESOLVERS.contains(text.substring(start, separator)) ? begin + 1 : begin;
    }

    private static int authorityEnd(String text, int from) {
        int end = from;
        while (end < text.length() && ENDS_AUTHORITY.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        // PLAINTEXT://h:9092,SSL://h:9093: what follows the last comma is the scheme of the next listener.
        int comma = text.lastIndexOf(',', end - 1);
        return comma >= from && text.startsWith("://", end - 1) ? comma : end;
    }

    private static int urlEnd(String text, int from) {
        int end = from;
        while (end < text.length() && ENDS_URL.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static void addHosts(List<Address> found, String prefixes, String authority, String key) {
        var scheme = prefixes.substring(prefixes.lastIndexOf(':') + 1);
        int at = authority.lastIndexOf('@');
        for (var host : authority.substring(at + 1).split(",", -1)) {
            addHost(found, scheme, host, key);
        }
    }

    private static void addHost(List<Address> found, String scheme, String hostAndPort, String key) {
        int colon = hostAndPort.lastIndexOf(':');
        var host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        int port = colon < 0 ? 0 : AddressReader.portOf(hostAndPort.substring(colon + 1));
        // A port that is a variable or a template leaves the host as good as it was; an empty one is the next listener.
        if (HostNames.isHost(host) && colon < hostAndPort.length() - 1) {
            found.add(new Address(host, port, scheme, Form.URL, key));
        }
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
    }
}
