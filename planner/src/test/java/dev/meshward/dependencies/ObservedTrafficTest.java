package dev.meshward.dependencies;

import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.server;
import static dev.meshward.dependencies.WrittenCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.traffic.TrafficReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was seen, beside what is declared. */
class ObservedTrafficTest {

    private static final String CALLS_LEDGER = "env: [{name: LEDGER_URL, value: 'http://ledger:8080'}]\n";

    private static DependencyGraph graph(String traffic, String... yaml) {
        var reading = TrafficReader.read("seen", traffic.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.notices()).isEmpty();
        return new DependencyInference().infer(WrittenCluster.of(yaml), List.of(reading));
    }

    private static TrafficReport report(String traffic, String... yaml) {
        return graph(traffic, yaml).traffic().orElseThrow();
    }

    private static String table(String... rows) {
        return "from_namespace,from_workload,to_namespace,to_service,port,protocol,per_second\n"
                + String.join("\n", rows) + "\n";
    }

    private static String istio(String labels) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{" + labels
                + "},\"value\":[1,\"2\"]}]}}";
    }

    private static String flow(String source, String destination, int port) {
        return "{\"flow\":{\"verdict\":\"FORWARDED\",\"source\":{\"namespace\":\"shop\",\"pod_name\":\"" + source
                + "\"},\"destination\":{\"namespace\":\"shop\",\"pod_name\":\"" + destination
                + "\"},\"l4\":{\"TCP\":{\"destination_port\":" + port + "}}}}\n";
    }

    private static List<String> lines(List<TrafficReport.Seen> seen) {
        return seen.stream().map(each -> Calls.line(each.dependency())).toList();
    }

    private static List<String> unseen(List<TrafficReport.Unseen> unseen) {
        return unseen.stream().map(each -> Calls.line(each.dependency())).toList();
    }

    @Test
    void each_call_is_in_one_of_three_lists() {
        var report = report(
                table("shop,web,shop,ledger,8080,http,2", "shop,till,shop,ledger,8080,http,1"),
                deployment("web", CALLS_LEDGER),
                deployment("till", ""),
                deployment("robot", CALLS_LEDGER),
                server("ledger", 8080));

        assertThat(lines(report.declaredAndSeen())).containsExactly("web -> ledger:8080");
        assertThat(report.declaredAndSeen().getFirst().perSecond()).hasValue(2);
        assertThat(lines(report.seenNeverDeclared())).containsExactly("till -> ledger:8080");
        assertThat(unseen(report.declaredNeverSeen())).containsExactly("robot -> ledger:8080");
        assertThat(report.declaredNeverSeen().getFirst().because()).contains("table", "over a time it does not tell");
    }

    @Test
    void a_workload_that_was_seen_calling_is_unknown_no_more() {
        assertThat(Calls.graph(deployment("till", ""), server("ledger", 8080)).unknown())
                .hasSize(2);
        assertThat(graph(table("shop,till,shop,ledger,8080,http,1"), deployment("till", ""), server("ledger", 8080))
                        .unknown())
                .extracting(Object::toString)
                .containsExactly("deployment shop/ledger");
    }

    @Test
    void a_hint_becomes_certain_when_it_was_seen() {
        var yaml = new String[] {
            deployment("web", "command: [sh, -c, 'curl ledger/rates > /tmp/rates; ./run']\n"), server("ledger", 8080)
        };

        assertThat(Calls.graph(yaml).dependencies().getFirst().confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(graph(table("shop,web,shop,ledger,,,"), yaml)
                        .dependencies()
                        .getFirst()
                        .confidence())
                .isEqualTo(Confidence.HIGH);
    }

    @Test
    void names_of_pods_replica_sets_and_jobs_stand_for_their_workloads() {
        var cluster = new String[] {
            deployment("web", ""),
            deployment("web-admin", ""),
            deployment("db", "").replace("kind: Deployment", "kind: StatefulSet"),
            deployment("nightly", "").replace("kind: Deployment", "kind: Job"),
            server("ledger", 8080)
        };
        var report = report(
                table(
                        "shop,web-admin-7d9c5b8f4d-x2x4z,shop,ledger,8080,,",
                        "shop,web-7d9c5b8f4d,shop,ledger,8080,,",
                        "shop,db-2,shop,ledger,8080,,",
                        "shop,nightly-x2x4z,shop,ledger,8080,,"),
                cluster);

        assertThat(lines(report.seenNeverDeclared()))
                .containsExactly(
                        "db -> ledger:8080",
                        "nightly -> ledger:8080",
                        "web -> ledger:8080",
                        "web-admin -> ledger:8080");
    }

    @Test
    void a_bare_name_means_the_only_workload_label_or_trace_of_that_name() {
        var jaeger = "{\"data\":[{\"parent\":\"storefront\",\"child\":\"ledger.shop\",\"callCount\":7}]}";
        var graph = graph(
                jaeger,
                deployment("web", "env: [{name: OTEL_SERVICE_NAME, value: storefront}]\n"),
                server("ledger", 8080));

        assertThat(graph.dependencies()).singleElement().satisfies(call -> {
            assertThat(Calls.line(call)).isEqualTo("web -> ledger:8080");
            assertThat(call.confidence()).isEqualTo(Confidence.MEDIUM);
        });
    }

    @Test
    void a_name_that_fits_several_or_nothing_is_reported_and_joined_to_nobody() {
        var elsewhere = deployment("ledger", "").replace("{name: ledger}", "{name: ledger, namespace: books}");
        var report = report(
                "{\"data\":[{\"parent\":\"web\",\"child\":\"ledger\"},{\"parent\":\"web\",\"child\":\"gone\"}]}",
                deployment("web", ""),
                deployment("ledger", ""),
                elsewhere);

        assertThat(report.seenNeverDeclared()).isEmpty();
        assertThat(report.unjoined())
                .extracting(each -> each.name() + " " + each.because())
                .containsExactly(
                        "gone means nothing in this source",
                        "ledger could be deployment books/ledger or deployment shop/ledger");
    }

    @Test
    void an_identity_stands_for_the_only_workload_that_runs_under_it() {
        var web = deployment("web", "").replace("    spec:\n", "    spec:\n      serviceAccountName: web\n");
        var traffic = istio("\"reporter\":\"destination\",\"source_workload\":\"unknown\",\"source_principal\":"
                + "\"spiffe://cluster.local/ns/shop/sa/web\",\"destination_service_name\":\"ledger\","
                + "\"destination_service_namespace\":\"shop\",\"request_protocol\":\"http\"");

        assertThat(lines(report(traffic, web, server("ledger", 8080)).seenNeverDeclared()))
                .containsExactly("web -> ledger:8080");
        assertThat(report(traffic, web, web.replace("{name: web}", "{name: web2}"), server("ledger", 8080))
                        .unjoined())
                .singleElement()
                .satisfies(each -> assertThat(each.because()).contains("deployment shop/web2"));
    }

    @Test
    void an_address_stands_for_the_pod_or_service_that_the_snapshot_knows_by_it() {
        var flow =
                "{\"flow\":{\"verdict\":\"FORWARDED\",\"IP\":{\"source\":\"10.0.0.7\",\"destination\":\"10.96.0.9\"},"
                    + "\"source\":{\"identity\":1},\"destination\":{\"identity\":2},\"l4\":{\"TCP\":{\"destination_port\":8080}}}}";
        var slice = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: web-abc}
            endpoints: [{addresses: [10.0.0.7], targetRef: {kind: Pod, name: web-7d9c5b8f4d-x2x4z, namespace: shop}}]
            """;
        var ledger = server("ledger", 8080)
                .replace(
                        "  selector: {app: ledger}\n  ports",
                        "  clusterIP: 10.96.0.9\n  selector: {app: ledger}\n  ports");

        assertThat(lines(report(flow, deployment("web", ""), ledger, slice).seenNeverDeclared()))
                .containsExactly("web -> ledger:8080");
        assertThat(report(flow, deployment("web", ""), ledger).unjoined())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("10.0.0.7"));
    }

    @Test
    void the_port_of_a_pod_is_told_as_that_of_the_service_the_caller_declares() {
        var ledger = deployment("ledger", "ports: [{name: http, containerPort: 9000}]\n") + "---\n"
                + service("ledger", 80).replace("{port: 80}", "{port: 80, targetPort: http}") + "---\n"
                + service("ledger", 81)
                        .replace("{name: ledger}", "{name: ledger-internal}")
                        .replace("{port: 81}", "{port: 81, targetPort: 9000}");
        var report = report(
                flow("web-7d9c5b8f4d-x2x4z", "ledger-7d9c5b8f4d-x2x4z", 9000),
                deployment("web", "env: [{name: LEDGER_URL, value: 'http://ledger'}]\n"),
                ledger);

        assertThat(lines(report.declaredAndSeen())).containsExactly("web -> ledger:80");
        assertThat(report.seenNeverDeclared()).isEmpty();
    }

    @Test
    void what_a_network_calls_tcp_stays_what_the_caller_says_it_is() {
        var graph = graph(
                table("shop,web,shop,ledger,5432,tcp,1"),
                deployment("web", "env: [{name: DB_URL, value: 'postgres://ledger:5432/x'}]\n"),
                server("ledger", 5432));

        assertThat(graph.dependencies().getFirst().protocol()).isEqualTo("postgres");
    }

    @Test
    void a_scrape_that_was_seen_is_still_a_scrape() {
        var monitor = """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: ledger, labels: {team: a}}
            spec: {selector: {matchLabels: {metrics: "yes"}}, endpoints: [{targetPort: 8080}]}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s}
            spec: {serviceMonitorSelector: {matchLabels: {team: a}}}
            """;
        var ledger = server("ledger", 8080)
                .replace(
                        "kind: Service\nmetadata: {name: ledger}",
                        "kind: Service\nmetadata: {name: ledger, labels: {metrics: \"yes\"}}");
        var graph = graph(flow("prometheus-k8s-0", "ledger-7d9c5b8f4d-x2x4z", 8080), ledger, monitor);

        assertThat(graph.dependencies())
                .filteredOn(TrafficComparison::isSeen)
                .extracting(Dependency::kind)
                .containsExactly(DependencyKind.SCRAPE);
    }

    @Test
    void calls_of_nobody_known_are_told_by_whom_they_reach() {
        var report = report(
                istio(
                        "\"reporter\":\"destination\",\"source_workload\":\"unknown\",\"destination_service_name\":\"ledger\","
                            + "\"destination_service_namespace\":\"shop\""),
                server("ledger", 8080));

        assertThat(report.unnamedCallers()).singleElement().satisfies(each -> {
            assertThat(each.to().name()).isEqualTo("ledger");
            assertThat(each.perSecond()).hasValue(2);
        });
    }

    @Test
    void silence_means_nothing_where_nobody_listened() {
        var cluster = new String[] {
            deployment("web", CALLS_LEDGER),
            deployment("till", "env: [{name: DB_URL, value: 'postgres://db:5432/x'}]\n"),
            server("ledger", 8080),
            server("db", 5432)
        };
        var elsewhere = report(table("books,a,books,b,80,http,1"), cluster);
        assertThat(elsewhere.declaredNeverSeen()).isEmpty();
        assertThat(elsewhere.notJudged())
                .extracting(TrafficReport.Unseen::because)
                .allMatch(because -> because.contains("no source reports calls from namespace shop"));

        var requestsOnly = report(
                istio("\"reporter\":\"source\",\"source_workload\":\"robot\",\"source_workload_namespace\":\"shop\","
                        + "\"destination_service_name\":\"ledger\",\"destination_service_namespace\":\"shop\","
                        + "\"request_protocol\":\"http\""),
                cluster);
        assertThat(unseen(requestsOnly.declaredNeverSeen())).containsExactly("web -> ledger:8080");
        assertThat(requestsOnly.notJudged())
                .singleElement()
                .satisfies(each -> assertThat(each.because()).contains("postgres"));
    }

    @Test
    void silence_means_nothing_of_jobs_hosts_and_scrapes() {
        var seen = table("shop,web,shop,ledger,8080,http,1");
        var job = deployment("nightly", CALLS_LEDGER).replace("kind: Deployment", "kind: Job");
        var onHost = deployment("agent", CALLS_LEDGER).replace("    spec:\n", "    spec:\n      hostNetwork: true\n");

        var report = report(seen, deployment("web", CALLS_LEDGER), job, onHost, server("ledger", 8080));

        assertThat(report.declaredNeverSeen()).isEmpty();
        assertThat(unseen(report.notJudged())).containsExactly("agent -> ledger:8080", "nightly -> ledger:8080");
    }

    @Test
    void how_long_was_looked_is_said() {
        assertThat(TrafficReport.words(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(TrafficReport.words(Duration.ofHours(25))).isEqualTo("25 hours");
        assertThat(TrafficReport.words(Duration.ofSeconds(90))).isEqualTo("90 seconds");
    }

    @Test
    void rates_are_told_in_a_unit_that_fits() {
        assertThat(Rates.text(java.util.OptionalDouble.of(1234.6))).isEqualTo("1,235/s");
        assertThat(Rates.text(java.util.OptionalDouble.of(2.5))).isEqualTo("2.5/s");
        assertThat(Rates.text(java.util.OptionalDouble.of(0.001))).isEqualTo("3.6/h");
        assertThat(Rates.text(java.util.OptionalDouble.of(0.00001))).isEqualTo("0.86/d");
        assertThat(Rates.text(java.util.OptionalDouble.empty())).isEmpty();
    }

    @Test
    void without_traffic_nothing_is_compared() {
        assertThat(Calls.graph(server("ledger", 8080)).traffic()).isEmpty();
    }
}
