package dev.meshward.testing.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenID provider of a test, which renews every token and the right to renew it with it. */
final class IdentityProvider implements AutoCloseable {

    private final HttpServer server;
    private final List<String> renewals = new CopyOnWriteArrayList<>();
    private volatile boolean isOutOfOrder;

    IdentityProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was sent to have tokens renewed. */
    List<String> renewals() {
        return List.copyOf(renewals);
    }

    void breakDown() {
        isOutOfOrder = true;
    }

    /** A token of this provider, which nobody has signed; the bytes of its claims need the alphabet of addresses. */
    static String token(String name, Instant end) {
        var claims = "{\"sub\":\"" + name + "\",\"who\":\"ÿ?>~ÿ\",\"exp\":" + end.getEpochSecond() + "}";
        return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".c2ln";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (isOutOfOrder) {
            Mood.send(exchange, 400, "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
        } else if (exchange.getRequestURI().getPath().equals("/.well-known/openid-configuration")) {
            var endpoint = "{\"token_endpoint\":\"" + address() + "/token\"}";
            Mood.send(exchange, 200, endpoint.getBytes(StandardCharsets.UTF_8));
        } else {
            renewals.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var tokens = "{\"id_token\":\"" + token("renewed", Instant.now().plusSeconds(3600))
                    + "\",\"refresh_token\":\"next\"}";
            Mood.send(exchange, 200, tokens.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
