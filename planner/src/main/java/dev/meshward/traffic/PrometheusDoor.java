package dev.meshward.traffic;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** The query API of one Prometheus: GET, and the reason in words where no answer comes. */
final class PrometheusDoor implements AutoCloseable {

    /** More than the answer of any of our queries; what is larger is no answer to one: bytes. */
    private static final long LARGEST_ANSWER = 256L << 20;

    private final PrometheusServer.Access access;
    private final HttpClient client;

    /** The answer to one query, or why there is none. */
    sealed interface Reply {
        record Body(byte[] bytes) implements Reply {}

        /** @param outlook whether asking for another metric makes sense */
        record None(String because, Outlook outlook) implements Reply {}
    }

    enum Outlook {
        THIS_QUERY_ONLY,
        HOPELESS
    }

    PrometheusDoor(PrometheusServer.Access access) {
        this.access = access;
        this.client = HttpClient.newBuilder()
                .connectTimeout(access.patience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whatever is still under way is not waited for. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    /**
     * @param what of {@code /api/v1/} is asked
     * @param parameters texts by name
     */
    Reply ask(String what, Map<String, String> parameters) {
        var answer = client.sendAsync(
                request(what, parameters),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return judged(answer.get(access.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            answer.cancel(true);
            return slow();
        } catch (ExecutionException failed) {
            return failure(Optional.ofNullable(failed.getCause()).orElse(failed));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.None("was not asked to the end: the command was called off.", Outlook.HOPELESS);
        }
    }

    private HttpRequest request(String what, Map<String, String> parameters) {
        var base = access.address().toString().replaceAll("/+$", "");
        var encoded = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/" + what + "?" + encoded))
                .timeout(access.patience())
                .header("Accept", "application/json")
                .GET();
        access.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private Reply judged(HttpResponse<byte[]> answer) {
        boolean json = answer.body().length > 0 && answer.body()[0] == '{';
        return switch (answer.statusCode()) {
            case 200 -> json ? new Reply.Body(answer.body()) : hopeless(webPage());
            case 401, 403 -> hopeless(unwelcome(answer.statusCode()));
            case 301, 302, 303, 307, 308 ->
                hopeless("redirects elsewhere, perhaps to a page to log in at. Give the"
                        + " address it ends at, and a token where it asks for one.");
            case 404 ->
                hopeless("has no query API at that address (404). Perhaps a part of the path is missing, such as"
                        + " /prometheus.");
            default ->
                json
                        ? new Reply.Body(answer.body())
                        : hopeless("answers with status " + answer.statusCode() + " and no word about why.");
        };
    }

    private static String webPage() {
        return "answers, but not as Prometheus does: perhaps with a web page of something else, or one to log in at."
                + " The address is that of Prometheus itself, with its path, such as http://localhost:9090 or"
                + " https://monitoring.acme.io/prometheus.";
    }

    private String unwelcome(int status) {
        return access.token().isPresent()
                ? "does not accept the token (%d). Perhaps it has expired, or may not read metrics.".formatted(status)
                : ("wants to know who asks (%d). Give a token: --prometheus-token-file FILE, or the environment"
                                + " variable MESHWARD_PROMETHEUS_TOKEN.")
                        .formatted(status);
    }

    private Reply failure(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                hopeless("did not answer within " + access.patience().toSeconds() + " seconds.");
            case HttpTimeoutException _ -> slow();
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException ->
                hopeless("has a name that nobody knows here.");
            case ConnectException _ ->
                hopeless("does not answer: the connection is refused. Perhaps a port-forward has" + " ended.");
            case SSLException _ ->
                hopeless("could not be trusted: no safe connection came about. Perhaps it speaks plain"
                        + " http, or its certificate is not one this machine knows.");
            case IOException _
            when String.valueOf(cause.getMessage()).contains("capacity") ->
                new Reply.None("gives an answer of more than 256 MB, which was not read.", Outlook.THIS_QUERY_ONLY);
            default -> hopeless("broke the connection off.");
        };
    }

    /** One slow query says little about the next; the metric may be a large one. */
    private Reply slow() {
        return new Reply.None(
                "took longer than " + access.patience().toSeconds()
                        + " seconds to answer; perhaps a shorter --window will do.",
                Outlook.THIS_QUERY_ONLY);
    }

    private Reply hopeless(String because) {
        return new Reply.None(because, Outlook.HOPELESS);
    }
}
