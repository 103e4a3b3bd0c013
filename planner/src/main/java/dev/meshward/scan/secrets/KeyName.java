package dev.meshward.scan.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a setting says about its value: {@code DB_PASSWORD}, {@code api-key}, {@code spring.redis.host}. */
public final class KeyName {

    /** Wherever they stand in a name, also without any boundary around them: {@code PGPASSWORD}, {@code mytoken}. */
    private static final Pattern TELLTALE = Pattern.compile(
            "passw|passphrase|passwd|pwd|secret|token|credential|apikey|privatekey|accesskey|authkey|requirepass|masterauth|bearer");

    /** Words that only count as the last of a name, a following {@code id}, {@code value} or number apart. */
    private static final Set<String> LAST_WORDS = Set.of(
            "key",
            "keys",
            "pass",
            "pw",
            "auth",
            "authorization",
            "creds",
            "salt",
            "cookie",
            "hmac",
            "jwt",
            "pin",
            "license",
            "signature",
            "nonce",
            "passcode",
            "otp",
            "pat");

    private static final WordLook TELLTALE_LOOK = new WordLook(
            "pass",
            "pw",
            "secret",
            "token",
            "cred",
            "key",
            "auth",
            "bearer",
            "salt",
            "cookie",
            "hmac",
            "jwt",
            "pin",
            "license",
            "signature",
            "nonce",
            "otp",
            "pat");

    /** A name that ends so speaks about a secret and does not hold one. */
    private static final Set<String> ABOUT = Set.of(
            "file",
            "files",
            "path",
            "paths",
            "dir",
            "directory",
            "folder",
            "mount",
            "ttl",
            "expiry",
            "expiration",
            "expires",
            "seconds",
            "minutes",
            "hours",
            "days",
            "timeout",
            "interval",
            "length",
            "size",
            "count",
            "type",
            "algorithm",
            "algo",
            "enabled",
            "disabled",
            "required",
            "name",
            "names",
            "ref",
            "issuer",
            "audience",
            "header",
            "headers",
            "format",
            "policy",
            "version",
            "prefix",
            "suffix",
            "namespace",
            "provider",
            "method",
            "mode",
            "field",
            "claim",
            "claims",
            "review",
            "projection");

    private static final Set<String> ADDRESS = Set.of(
            "host",
            "hosts",
            "hostname",
            "hostnames",
            "url",
            "urls",
            "uri",
            "uris",
            "addr",
            "addrs",
            "address",
            "addresses",
            "endpoint",
            "endpoints",
            "server",
            "servers",
            "service",
            "port",
            "broker",
            "brokers",
            "upstream",
            "upstreams",
            "backend",
            "target",
            "node",
            "nodes",
            "domain",
            "origin",
            "proxy",
            "peers",
            "seeds",
            "masters",
            "sentinels",
            "datasource",
            "source");

    private static final Pattern BOUNDARY =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private KeyName() {}

    /** True when the value under this name is a secret, whatever it looks like. */
    public static boolean isSecret(String name) {
        if (name.length() < 2 || name.length() > 200) {
            return false;
        }
        if (!mayBeIn(name)) {
            return false;
        }
        var words = words(name);
        if (words.isEmpty()) {
            return false;
        }
        var last = words.getLast();
        if (ABOUT.contains(last) || ADDRESS.contains(last)) {
            return false;
        }
        return TELLTALE.matcher(String.join("", words)).find()
                || LAST_WORDS.contains(lastMeaningful(words))
                || endsInPass(last);
    }

    /** False when no part of a text can be a secret name. */
    static boolean mayBeIn(String text) {
        return TELLTALE_LOOK.isIn(text);
    }

    private static boolean endsInPass(String word) {
        return word.endsWith("pass") && !word.endsWith("bypass") && !word.endsWith("compass");
    }

    /** True when the value under this name is an address. */
    public static boolean isAddress(String name) {
        var words = words(name);
        return !words.isEmpty() && ADDRESS.contains(words.getLast());
    }

    private static String lastMeaningful(List<String> words) {
        for (int i = words.size() - 1; i > 0; i--) {
            var word = words.get(i);
            if (!word.equals("id")
                    && !word.equals("value")
                    && !word.equals("base64")
                    && !word.chars().allMatch(Character::isDigit)) {
                return word;
            }
        }
        return words.getFirst();
    }

    private static List<String> words(String name) {
        return BOUNDARY.splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
