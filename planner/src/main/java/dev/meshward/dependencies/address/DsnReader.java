package dev.meshward.dependencies.address;

import dev.meshward.dependencies.address.Address.Form;
import java.util.List;
import java.util.regex.Pattern;

/** Data source names without a URL: {@code user@tcp(h:3306)/db} and {@code Host=h;Port=5432;Username=…}. */
final class DsnReader {

    private static final Pattern HOST = Pattern.compile("(?i)(?<![a-z0-9_.-])(?:host|hostaddr|hostname|server|data"
            + " source|addr|address)\\s*=\\s*(?:tcp:)?([a-z0-9_.-]+)(?:[,:](\\d{1,5}))?(?![a-z0-9_.:-])");
    private static final Pattern PORT = Pattern.compile("(?i)(?<![a-z0-9_.-])port\\s*=\\s*(\\d{1,5})\\b");
    /** A host among such words is that of a data base; a lone {@code host=…} is an ordinary setting. */
    private static final Pattern COMPANION =
            Pattern.compile("(?i)(?<![a-z0-9_.-])(?:port|user|username|user id|uid|dbname|db|database|initial"
                    + " catalog|password|pwd|sslmode)\\s*=");

    private DsnReader() {}

    /** Adds what it finds and returns the text that is left to read. */
    static String readInto(List<Address> found, String text) {
        int open = text.indexOf("tcp(");
        if (open >= 0) {
            return readGoForm(found, text, open);
        }
        return text.indexOf('=') >= 0 && COMPANION.matcher(text).find() ? readPairs(found, text) : text;
    }

    private static String readGoForm(List<Address> found, String text, int open) {
        int close = text.indexOf(')', open);
        if (close < 0) {
            return text;
        }
        var inside = text.substring(open + "tcp(".length(), close);
        int colon = inside.indexOf(':');
        var host = colon < 0 ? inside : inside.substring(0, colon);
        int port = colon < 0 ? 0 : AddressReader.portOf(inside.substring(colon + 1));
        if (HostNames.isHost(host)) {
            found.add(new Address(host, port, "mysql", Form.DSN, flagBefore(text)));
        }
        return "";
    }

    private static String flagBefore(String text) {
        int equals = text.indexOf('=');
        return text.startsWith("-") && equals > 0 ? text.substring(0, equals) : "";
    }

    private static String readPairs(List<Address> found, String text) {
        var host = HOST.matcher(text);
        if (!host.find()) {
            return text;
        }
        var port = PORT.matcher(text);
        int beside = host.group(2) == null ? 0 : AddressReader.portOf(host.group(2));
        int number = beside == 0 && port.find() ? AddressReader.portOf(port.group(1)) : beside;
        if (!HostNames.isHost(host.group(1))) {
            return text;
        }
        found.add(new Address(host.group(1), number, "", Form.DSN, ""));
        return "";
    }
}
