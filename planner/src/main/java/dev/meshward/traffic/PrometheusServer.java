package dev.meshward.traffic;

import dev.meshward.manifest.Place;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** A Prometheus that is asked for the traffic it has recorded. It is only ever read: GET of {@code /api/v1/query}. */
public final class PrometheusServer {

    /** More than the answer of any of our queries; what is larger is no answer to one: bytes. */
    private static final long LARGEST_ANSWER = 256L << 20;

    private final Access access;

    /**
     * Where it is and how to get in.
     *
     * @param address the address of its web page, such as {@code http://localhost:9090} or {@code https://m.acme.io/prometheus}
     * @param token for {@code Authorization: Bearer}; it is never shown
     * @param patience how long one query may take, from the connection to the last byte
     */
    public record Access(URI address, Optional<String> token, Duration patience) {
        @Override
        public String toString() {
            return "Access[" + address + (token.isPresent() ? ", with a token" : "") + "]";
        }
    }

    /** What it answered. */
    public sealed interface Answer {

        /** @param readings one for each metric it was asked for; a query that failed is a notice in its reading */
        record Read(List<TrafficReading> readings) implements Answer {
            public Read {
                readings = List.copyOf(readings);
            }
        }

        /** It cannot be used at all, for this reason: one sentence for people. */
        record Refused(String because) implements Answer {}
    }

    /** The answer to one query, or why there is none. */
    private sealed interface Reply {
        record Body(byte[] bytes) implements Reply {}

        /** @param outlook whether asking for another metric makes sense */
        record None(String because, Outlook outlook) implements Reply {}
    }

    private enum Outlook {
        THIS_QUERY_ONLY,
        HOPELESS
    }

    public PrometheusServer(Access access) {
        this.access = access;
    }

    /** The calls of the last {@code window}, from every metric we know that it has. */
    public Answer callsOver(Duration window) {
        var readings = new ArrayList<TrafficReading>();
        try (var client = HttpClient.newBuilder()
                .connectTimeout(access.patience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            for (var query : PrometheusQueries.over(window).entrySet()) {
                var file = access.address() + " " + query.getKey();
                switch (ask(client, query.getValue())) {
                    case Reply.Body(var bytes) -> readings.add(read(file, bytes).over(window));
                    case Reply.None(var because, var outlook)
                    when outlook == Outlook.THIS_QUERY_ONLY && !readings.isEmpty() ->
                        readings.add(TrafficReading.refused(new Place(file, 0, ""), because));
                    case Reply.None(var because, var _) -> {
                        client.shutdownNow();
                        return new Answer.Refused("Prometheus at " + access.address() + " " + because);
                    }
                }
            }
        }
        return new Answer.Read(readings);
    }

    /** A metric it does not have gives an answer without series, and that is no matter. */
    private static TrafficReading read(String file, byte[] bytes) {
        var reading = TrafficReader.read(file, bytes);
        var mattering = reading.notices().stream()
                .filter(notice -> notice.weight() == TrafficReading.Weight.NOT_READ)
                .toList();
        return new TrafficReading(reading.format(), reading.calls(), reading.sights(), mattering);
    }

    private Reply ask(HttpClient client, String query) {
        var answer = client.sendAsync(
                request(query),
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

    private HttpRequest request(String query) {
        var base = access.address().toString().replaceAll("/+$", "");
        var encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1/query?query=" + encoded))
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
