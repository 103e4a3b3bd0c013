package dev.meshward.dependencies.address;

import dev.meshward.dependencies.address.Address.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the addresses out of one value. It knows shapes, never names: what is no address by its shape is not returned,
 * and a bare word is returned only where the whole text consists of such words.
 */
public final class AddressReader {

    private static final String ENDS_TOKEN = " \t\r\n,;\"'`()[]{}<>|&";
    private static final int HIGHEST_PORT = 65_535;

    private final List<Address> found = new ArrayList<>(2);

    private AddressReader() {}

    /** The addresses in {@code text}, in the order they stand; none is the usual answer. */
    public static List<Address> read(String text) {
        if (text.length() < 2) {
            return List.of();
        }
        var reader = new AddressReader();
        var rest = UrlReader.readInto(reader.found, text);
        rest = DsnReader.readInto(reader.found, rest);
        reader.readTokens(rest);
        if (reader.found.isEmpty()) {
            reader.readBareNames(text.strip());
        }
        return List.copyOf(reader.found);
    }

    private void readTokens(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ENDS_TOKEN.indexOf(text.charAt(i)) >= 0) {
                if (i - start >= 3) {
                    readToken(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private void readToken(String token) {
        int equals = token.indexOf('=');
        var key = equals > 0 ? token.substring(0, equals) : "";
        var value = token.substring(equals + 1);
        if (value.indexOf(':') > 0) {
            readHostAndPort(value, key);
        } else if (equals > 0 && HostNames.isHost(value) && KeyMeaning.of(key) == KeyMeaning.ADDRESS) {
            found.add(new Address(value, 0, "", Form.BARE, key));
        }
    }

    /** {@code h:80}, {@code h:80/path}, {@code 1@h:9093}, {@code user:password@h:80/db}, {@code h:2888:3888:role}. */
    private void readHostAndPort(String value, String key) {
        int at = value.lastIndexOf('@');
        var form = at > 0 && !isDigits(value.substring(0, at)) ? Form.DSN : Form.HOST_PORT;
        var authority = value.substring(at + 1);
        int slash = authority.indexOf('/');
        authority = slash > 0 ? authority.substring(0, slash) : authority;
        int colon = authority.indexOf(':');
        if (colon <= 0) {
            return;
        }
        var host = authority.substring(0, colon);
        var ports = authority.substring(colon + 1);
        int second = ports.indexOf(':');
        int port = portOf(second < 0 ? ports : ports.substring(0, second));
        if (port > 0 && HostNames.isHost(host)) {
            boolean peer = second > 0 && portOf(beforeColon(ports.substring(second + 1))) > 0;
            found.add(new Address(host, port, "", peer ? Form.PEER : form, key));
        }
    }

    private static String beforeColon(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** The port that a text writes; 0 when it writes none. */
    static int portOf(String text) {
        if (text.isEmpty() || text.length() > 5 || !isDigits(text)) {
            return 0;
        }
        int port = Integer.parseInt(text);
        return port <= HIGHEST_PORT ? port : 0;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A name, or a list of names with commas or semicolons between. */
    private void readBareNames(String text) {
        if (text.indexOf(',') < 0 && text.indexOf(';') < 0) {
            addBare(text);
            return;
        }
        var names = text.split("\\s*[,;]\\s*", -1);
        for (var name : names) {
            if (!HostNames.isHost(name)) {
                return;
            }
        }
        for (var name : names) {
            addBare(name);
        }
    }

    private void addBare(String name) {
        if (HostNames.isHost(name)) {
            found.add(new Address(name, 0, "", Form.BARE, ""));
        }
    }
}
