package dev.meshward.dependencies.address;

/**
 * An address that stands in a text, credentials and path left out.
 *
 * @param host in lower case, without a trailing dot; a name or an IP address
 * @param port 0 where none is written
 * @param scheme in lower case, such as {@code https} or {@code postgres}; empty where none is written
 * @param key the word that introduces it inside the text ({@code --broker-list=…}, {@code host=…}); empty where none does
 */
public record Address(String host, int port, String scheme, Form form, String key) {

    /** How it is spelt; this decides how much it takes to believe that it is an address at all. */
    public enum Form {
        /** {@code http://h:80/path}. */
        URL,
        /** {@code user@tcp(h:3306)/db}, {@code host=h port=5432}, {@code user:password@h/db}. */
        DSN,
        /** {@code h:9092}. */
        HOST_PORT,
        /** {@code h:2888:3888}: a member of a quorum. */
        PEER,
        /** {@code h}, and the text holds nothing but such names. */
        BARE
    }

    public Address {
        scheme = scheme.toLowerCase(java.util.Locale.ROOT);
        host = normal(host);
    }

    private static String normal(String host) {
        var lower = host.toLowerCase(java.util.Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The port written, or the one the scheme stands for; 0 when neither is known. */
    public int portOrDefault() {
        return port != 0 ? port : Schemes.defaultPort(scheme);
    }

    public Address withPort(int other) {
        return new Address(host, other, scheme, form, key);
    }

    public Address withKey(String other) {
        return new Address(host, port, scheme, form, other);
    }

    /** What evidence shows: {@code postgres://ledger-db:5432}. */
    @Override
    public String toString() {
        return (scheme.isEmpty() ? "" : scheme + "://") + host + (port == 0 ? "" : ":" + port);
    }
}
