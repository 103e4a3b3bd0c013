package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestimonyOptionsTest {

    private static final String SHOP = "../sample-clusters/corner-shop";
    private static final String TRAFFIC = """
        from_namespace,from_workload,to_namespace,to_service,port,protocol,per_second
        shop,cart,data,redis,6379,tcp,2.5
        shop,mailer,data,redis,6379,tcp,1
        shop,stranger,data,redis,6379,tcp,1
        """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void traffic_sorts_the_calls_and_nothing_is_dropped() throws IOException {
        var spoken = Spoken.by("graph", SHOP, "--traffic", file("seen.csv", TRAFFIC));

        assertThat(spoken.exitCode()).isZero();
        assertThat(spoken.out())
                .contains("Declared and seen (1):\n  deployment shop/cart -> data/redis:6379  2.5/s")
                .contains("Seen, never declared (1):\n  deployment shop/mailer -> data/redis:6379  1.0/s")
                .contains("shop/stranger  means nothing in this source")
                .contains("Declared, never seen (");
    }

    @Test
    void programs_get_the_same_lists() throws IOException {
        var seen = file("seen.csv", TRAFFIC);

        assertThat(Spoken.by("graph", SHOP, "--traffic", seen, "--format", "json")
                        .out())
                .contains(
                        "\"declaredAndSeen\"", "\"declaredNeverSeen\"", "\"seenNeverDeclared\"", "\"perSecond\": 2.5");
        assertThat(Spoken.by("check", SHOP, "--traffic", seen, "--format", "json")
                        .out())
                .contains("MW-241", "MW-242", "MW-243");
        assertThat(Spoken.by("graph", SHOP, "--format", "json").out()).contains("\"traffic\": null");
    }

    @Test
    void a_plan_knows_a_caller_that_was_only_seen() throws IOException {
        var out = folder.resolve("plan");
        var plan = Spoken.by("plan", SHOP, "--traffic", file("seen.csv", TRAFFIC), "--out", out.toString());

        assertThat(plan.exitCode()).isZero();
        assertThat(Files.readString(out.resolve("plan.json"))).contains("\"fromWorkload\": \"mailer\"");
    }

    @Test
    void what_people_say_wins_in_graph_and_plan() throws IOException {
        var edges = file("edges.yaml", "reject: [{from: shop/cart, to: data/redis, who: Ada, why: gone}]\n");

        var graph = Spoken.by("graph", SHOP, "--edges", edges, "--format", "csv");
        assertThat(graph.exitCode()).isZero();
        assertThat(graph.out()).doesNotContain("shop,cart,data,redis");
        assertThat(Spoken.by("graph", SHOP, "--edges", edges, "--why", "shop/cart", "data/redis")
                        .out())
                .contains("Rejected", "REDIS_HOST", "Ada says: gone");
    }

    @Test
    void a_statement_that_is_wrong_is_wrong_usage_with_file_and_line() throws IOException {
        var edges = file("edges.yaml", "reject:\n- {from: shop/crt, to: data/redis, who: Ada, why: gone}\n");

        for (var command : new String[] {"graph", "check"}) {
            var spoken = Spoken.by(command, SHOP, "--edges", edges);
            assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(spoken.err()).contains("edges.yaml:2", "shop/crt");
            assertThat(spoken.out()).isEmpty();
        }
        var plan = Spoken.by(
                "plan", SHOP, "--edges", edges, "--out", folder.resolve("plan").toString());
        assertThat(plan.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("plan")).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_one_that_is_foreign_a_gap() throws IOException {
        assertThat(Spoken.by("graph", SHOP, "--traffic", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by("graph", SHOP, "--edges", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);

        var foreign = Spoken.by("graph", SHOP, "--traffic", file("notes.txt", "just text"));
        assertThat(foreign.exitCode()).isEqualTo(ExitCode.DONE_WITH_GAPS);
        assertThat(foreign.err()).contains("notes.txt", "no export of observed traffic");
        assertThat(foreign.out()).contains("shop/cart");
    }

    @Test
    void options_of_a_prometheus_need_one() {
        assertThat(Spoken.by("graph", SHOP, "--window", "7d").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Spoken.by("graph", SHOP, "--prometheus", "localhost:9090").err())
                .contains("http://localhost:9090");
        assertThat(Spoken.by("graph", SHOP, "--prometheus", "http://ada:s3cr3t@localhost:9")
                        .err())
                .doesNotContain("s3cr3t");
        assertThat(Spoken.by("graph", SHOP, "--prometheus", "http://localhost:9", "--window", "soon")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_prometheus_that_cannot_be_reached_is_an_unreadable_source() {
        var spoken = Spoken.by("graph", SHOP, "--prometheus", "http://localhost:1");

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
        assertThat(spoken.err()).contains("refused");
    }

    @Test
    void a_prometheus_is_asked_with_the_token_of_the_environment() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean known = "Bearer s3cr3t".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        try {
            var token = Map.of("MESHWARD_PROMETHEUS_TOKEN", "s3cr3t\n");
            assertThat(Spoken.by("", token, "graph", SHOP, "--prometheus", url).exitCode())
                    .isZero();
            var stranger = Spoken.by("graph", SHOP, "--prometheus", url);
            assertThat(stranger.exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
            assertThat(stranger.err()).contains("401", "MESHWARD_PROMETHEUS_TOKEN");
        } finally {
            server.stop(0);
        }
    }
}
