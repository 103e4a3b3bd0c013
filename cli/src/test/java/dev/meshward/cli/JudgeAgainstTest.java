package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeAgainstTest {

    @TempDir
    private Path folder = Path.of("");

    private String plan = "";
    private Path cluster = Path.of("");

    @BeforeEach
    void plan_the_shop() throws IOException {
        var shop = PlannedShop.in(folder);
        plan = shop.plan();
        cluster = shop.cluster();
    }

    @Test
    void traffic_without_a_cluster_is_refused_rather_than_ignored() {
        var said = Spoken.by("judge", plan, "--traffic", "seen.csv");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("belong to --against");
    }

    @Test
    void nothing_is_a_no_go_while_the_cluster_is_as_it_was() {
        var answers = answers();

        assertThat(answers.values()).containsOnly("go", "not known");
        assertThat(answers).containsEntry("04-join-shop", "go").containsEntry("06-strict-data-shop", "not known");
    }

    @Test
    void without_a_prometheus_no_gate_has_passed() {
        var said = against("--stage", "6");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out())
                .contains("not known  06-strict-data-shop")
                .contains("gate not evaluated (no Prometheus was named")
                .doesNotContain("passed")
                .doesNotContain("holds");
    }

    @Test
    void with_gates_that_hold_every_stage_is_a_go() throws IOException {
        try (var prometheus = new Gates("0", "12")) {
            var said = against("--prometheus", prometheus.address());

            assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
            assertThat(said.out())
                    .contains("gate holds")
                    .contains("it is 12 at ")
                    .contains("it is 0 at ");
            assertThat(prometheus.methods).containsOnly("GET");
        }
    }

    @Test
    void a_gate_that_does_not_hold_is_a_no_go_with_its_value() throws IOException {
        try (var prometheus = new Gates("7", "12")) {
            var said = against("--stage", "06-strict-data-shop", "--prometheus", prometheus.address());

            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.out()).contains("no-go").contains("does not hold").contains("it is 7 at ");
        }
    }

    @Test
    void a_new_plaintext_caller_stops_the_strict_stage_of_its_callee_alone() {
        write("nightly.yaml", """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: nightly, namespace: reports}
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: nightly, image: nightly, env: [{name: ORDERS, value: "http://orders.shop:8080"}]}]
            """);
        var answers = answers();

        assertThat(answers).containsEntry("07-strict-shop-web", "no-go");
        answers.remove("07-strict-shop-web");
        answers.remove("09-authorize-shop-web");
        assertThat(answers.values()).doesNotContain("no-go");
        assertThat(against("--stage", "7").out()).contains("reports/nightly → shop/orders:8080 is refused");
    }

    @Test
    void a_new_network_policy_stops_the_stages_whose_call_it_cuts() {
        write("wall.yaml", """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: wall, namespace: data}
            spec:
              podSelector: {matchLabels: {app: redis}}
              policyTypes: [Ingress]
              ingress: [{from: [{podSelector: {}}]}]
            """);

        assertThat(answers()).containsEntry("03-join-data", "no-go").containsEntry("00-prerequisites", "go");
        assertThat(against("--stage", "3").out())
                .contains("shop/cart → data/redis:6379 arrived when the plan was made")
                .contains("networkpolicy data/wall");
    }

    @Test
    void a_renamed_account_stops_the_stage_that_knows_the_old_one() {
        edit(
                "shop.yaml",
                text -> text.replace("serviceAccountName: cart", "serviceAccountName: trolley")
                        + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: trolley, namespace: shop}\n");
        var said = against("--format", "csv");

        assertThat(said.out().lines().filter(line -> line.contains(",no-go,")).toList())
                .isNotEmpty()
                .allMatch(line -> line.contains("authorize"))
                .anyMatch(line -> line.contains("shop/cart → "));
    }

    @Test
    void a_field_that_is_not_what_was_planned_on_is_a_no_go_that_names_it() {
        edit(
                "shop.yaml",
                text -> text.replaceFirst("(?m)^  name: shop$", "  name: shop\n  labels: {istio-injection: disabled}"));

        assertThat(against("--stage", "4").out())
                .contains("no-go")
                .contains("namespace shop metadata.labels.istio-injection is \"disabled\"")
                .contains("shop.yaml:")
                .contains("the plan was made on no value");
    }

    @Test
    void json_says_the_verdict_of_every_stage() {
        assertThat(against("--format", "json").out())
                .contains("\"verdict\": \"not known\"")
                .contains("\"state\": \"gate not evaluated\"")
                .contains("\"progress\": \"not begun\"")
                .contains("\"undo\": \"go\"");
    }

    @Test
    void a_stage_that_the_plan_does_not_have_and_options_without_a_cluster_are_refused() {
        assertThat(against("--stage", "99").exitCode()).isEqualTo(2);
        assertThat(Spoken.by("judge", plan, "--stage", "1").exitCode()).isEqualTo(2);
        assertThat(Spoken.by("judge", plan, "--against").exitCode()).isEqualTo(2);
        assertThat(Spoken.by("judge", plan, "--against", "nowhere").exitCode()).isEqualTo(3);
    }

    private Spoken against(String... options) {
        var words = new ArrayList<>(List.of("judge", plan, "--against", cluster.toString()));
        words.addAll(List.of(options));
        return Spoken.by(words.toArray(String[]::new));
    }

    private Map<String, String> answers() {
        return against("--format", "csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(",", 4))
                .collect(Collectors.toMap(row -> row[1], row -> row[2], (one, _) -> one, HashMap::new));
    }

    private void write(String file, String text) {
        try {
            Files.writeString(cluster.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edit(String file, java.util.function.UnaryOperator<String> change) {
        try {
            write(file, change.apply(Files.readString(cluster.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Prometheus that has one value for what has to be nothing, and another for what has to be there. */
    private static final class Gates implements AutoCloseable {

        private final HttpServer server;
        private final List<String> methods = new ArrayList<>();

        Gates(String ofPlaintext, String ofMutualTls) throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/api/v1/query_range", exchange -> {
                methods.add(exchange.getRequestMethod());
                var asked = exchange.getRequestURI().getQuery();
                var value = asked.contains("!=\"mutual_tls\"") ? ofPlaintext : ofMutualTls;
                var body = ("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},"
                                + "\"values\":[" + points(asked, value) + "]}]}}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        private static String points(String asked, String value) {
            var start = number(asked, "start");
            var end = number(asked, "end");
            var step = number(asked, "step");
            var points = new ArrayList<String>();
            for (long at = start; at <= end; at += step) {
                points.add("[" + at + ",\"" + value + "\"]");
            }
            return String.join(",", points);
        }

        private static long number(String asked, String name) {
            return Long.parseLong(asked.replaceFirst(".*" + name + "=([0-9]+).*", "$1"));
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
