package dev.meshward.evaluate;

import java.util.Set;

/** What the application itself speaks, whatever a Service declares. */
public enum Application {
    HTTP,
    /** TLS of the application's own, from the first byte. */
    TLS,
    /** The server speaks first: a proxy that waits for the client's first bytes waits for ever. */
    SERVER_FIRST,
    /** Some other protocol over TCP in which the client speaks first. */
    TCP,
    UNKNOWN;

    /** istio.md C.2, by the protocol's name. */
    private static final Set<String> SERVER_FIRST_WORDS =
            Set.of("mysql", "mariadb", "smtp", "ftp", "ssh", "pop3", "imap", "nats", "galera", "rfb", "vnc");

    /** istio.md C.2, by the usual port. */
    private static final Set<Integer> SERVER_FIRST_PORTS =
            Set.of(21, 22, 25, 110, 143, 587, 3306, 4222, 4444, 4567, 4568);

    private static final Set<String> HTTP_WORDS =
            Set.of("http", "http2", "h2c", "grpc", "grpc-web", "ws", "websocket", "graphql");

    private static final Set<String> TLS_WORDS = Set.of("https", "tls", "wss", "grpcs", "amqps", "rediss", "ldaps");

    /**
     * @param word the protocol of a dependency, such as {@code http} or {@code mysql}; empty when nobody knows it
     * @param containerPort where the call arrives
     */
    public static Application of(String word, int containerPort) {
        if (SERVER_FIRST_WORDS.contains(word)) {
            return SERVER_FIRST;
        }
        if (HTTP_WORDS.contains(word)) {
            return HTTP;
        }
        if (TLS_WORDS.contains(word)) {
            return TLS;
        }
        if (SERVER_FIRST_PORTS.contains(containerPort)) {
            return SERVER_FIRST;
        }
        return word.isEmpty() ? UNKNOWN : TCP;
    }

    /** For a sentence: {@code a protocol in which the server begins}. */
    public String words() {
        return switch (this) {
            case HTTP -> "HTTP";
            case TLS -> "TLS of its own";
            case SERVER_FIRST -> "a protocol in which the server begins";
            case TCP -> "some protocol over TCP";
            case UNKNOWN -> "what nobody knows";
        };
    }
}
