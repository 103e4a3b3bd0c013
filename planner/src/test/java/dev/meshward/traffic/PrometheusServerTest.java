package dev.meshward.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.meshward.traffic.PrometheusServer.Access;
import dev.meshward.traffic.PrometheusServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusServerTest {

    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String ISTIO = """
        {"status":"success","data":{"resultType":"vector","result":[
         {"metric":{"reporter":"source","source_workload":"web","source_workload_namespace":"shop",
          "destination_service_name":"cart","destination_service_namespace":"shop","request_protocol":"http"},
          "value":[1,"2.5"]}]}}\
        """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answering(HttpHandler handler) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " "
                    + URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8));
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            handler.handle(exchange);
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer ask(String path, Optional<String> token, Duration patience) {
        var address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return new PrometheusServer(new Access(address, token, patience)).callsOver(Duration.ofDays(7));
    }

    private String refusal() {
        return ((Answer.Refused) ask("", Optional.empty(), Duration.ofSeconds(10))).because();
    }

    @Test
    void every_metric_is_asked_for_and_what_is_there_is_read_with_its_window() {
        answering(exchange -> reply(exchange, 200, asked.getLast().contains("istio_requests_total") ? ISTIO : EMPTY));

        var readings = ((Answer.Read) ask("/prometheus/", Optional.empty(), Duration.ofSeconds(10))).readings();

        assertThat(readings)
                .hasSize(8)
                .allSatisfy(reading -> assertThat(reading.notices()).isEmpty());
        assertThat(readings.stream().flatMap(reading -> reading.calls().stream()))
                .singleElement()
                .satisfies(call -> assertThat(call.to()).isEqualTo(new Peer.OfService("shop", "cart")));
        assertThat(readings.stream().flatMap(reading -> reading.sights().stream()))
                .singleElement()
                .satisfies(sight -> assertThat(sight.window()).contains(Duration.ofDays(7)));
        assertThat(asked)
                .allMatch(request -> request.startsWith("GET /prometheus/api/v1/query?query=sum by ("))
                .anyMatch(request -> request.contains("rate(istio_requests_total[604800s])"))
                .anyMatch(request -> request.contains("unless response_total offset 604800s"));
    }

    @Test
    void a_token_is_sent_and_never_shown() {
        answering(exchange -> reply(exchange, 200, EMPTY));

        assertThat(ask("", Optional.of("s3cr3t"), Duration.ofSeconds(10))).isInstanceOf(Answer.Read.class);
        assertThat(authorizations).hasSize(8).containsOnly("Bearer s3cr3t");
        assertThat(new Access(URI.create("http://x"), Optional.of("s3cr3t"), Duration.ofSeconds(1)).toString())
                .doesNotContain("s3cr3t");
    }

    @Test
    void who_is_not_let_in_is_told_how_to_give_a_token_or_that_it_is_not_accepted() {
        answering(exchange -> reply(exchange, 401, ""));

        assertThat(refusal()).contains("401", "--prometheus-token-file");
        var withToken = (Answer.Refused) ask("", Optional.of("s3cr3t"), Duration.ofSeconds(10));
        assertThat(withToken.because()).contains("does not accept the token").doesNotContain("s3cr3t");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_web_page_is_no_answer() {
        answering(exchange -> reply(exchange, 200, "<!DOCTYPE html><html><body>Sign in</body></html>"));

        assertThat(refusal()).contains("web page");
    }

    @Test
    void a_missing_path_and_a_redirect_are_told_apart() {
        answering(exchange -> {
            exchange.getResponseHeaders().add("Location", "https://login.acme.io/");
            reply(exchange, asked.size() == 1 ? 302 : 404, "");
        });

        assertThat(refusal()).contains("redirects");
        assertThat(refusal()).contains("404", "path");
    }

    @Test
    void nobody_there_is_told() {
        server.stop(0);

        assertThat(refusal()).contains("refused");
    }

    @Test
    void silence_is_not_waited_for() {
        var never = new CountDownLatch(1);
        answering(exchange -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        var answer = (Answer.Refused) ask("", Optional.empty(), Duration.ofSeconds(1));
        never.countDown();

        assertThat(answer.because()).contains("longer than 1 seconds", "--window");
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_query_that_fails_is_a_gap_and_the_others_are_read() {
        answering(exchange -> {
            boolean failing = asked.getLast().contains("response_total");
            reply(
                    exchange,
                    failing ? 422 : 200,
                    failing
                            ? "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query processing would"
                                    + " load too many samples\"}"
                            : EMPTY);
        });

        var readings = ((Answer.Read) ask("", Optional.empty(), Duration.ofSeconds(10))).readings();

        assertThat(readings.stream().flatMap(reading -> reading.notices().stream()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.because()).contains("too many samples"));
    }

    @Test
    void lengths_of_time_are_written_as_prometheus_writes_them() {
        assertThat(ObservationWindow.parse("7d")).contains(Duration.ofDays(7));
        assertThat(ObservationWindow.parse("1d12h")).contains(Duration.ofHours(36));
        assertThat(ObservationWindow.parse("90m")).contains(Duration.ofMinutes(90));
        assertThat(List.of("", "7", "d", "0d", "-1d", "7 d", "7days"))
                .allSatisfy(text -> assertThat(ObservationWindow.parse(text)).isEmpty());
    }
}
