package dev.meshward.testing.live;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What an API server does instead of answering well. */
public sealed interface Mood {

    /** An error with the words an API server has for it. */
    record Refuses(int code, String message, Map<String, String> headers) implements Mood {}

    /** Breaks the connection in the middle of a good answer. */
    record CutsOff() implements Mood {}

    /** Says nothing for a while, then answers well. */
    record Sleeps(Duration length) implements Mood {}

    /** Ends a good answer too early, but properly. */
    record LosesTheEnd() implements Mood {}

    static Mood refuses(int code, String message) {
        return new Refuses(code, message, Map.of());
    }

    static Mood busy(int seconds) {
        return new Refuses(429, "too many requests", Map.of("Retry-After", String.valueOf(seconds)));
    }

    /** Carries out what this mood does with a good answer. */
    default void answer(HttpExchange exchange, byte[] good) throws IOException {
        switch (this) {
            case Refuses(var code, var message, var headers) -> {
                headers.forEach(exchange.getResponseHeaders()::add);
                var status = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\""
                        + message + "\",\"code\":" + code + "}";
                send(exchange, code, status.getBytes(StandardCharsets.UTF_8));
            }
            case CutsOff _ -> {
                exchange.sendResponseHeaders(200, good.length);
                exchange.getResponseBody().write(good, 0, good.length / 2);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case Sleeps(var length) -> {
                sleep(length);
                send(exchange, 200, good);
            }
            case LosesTheEnd _ -> send(exchange, 200, java.util.Arrays.copyOf(good, good.length / 2));
        }
    }

    /** Sends a whole answer. */
    static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
