package dev.meshward.dependencies;

import static dev.meshward.dependencies.WrittenCluster.deployment;
import static dev.meshward.dependencies.WrittenCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphReportTest {

    private static final String INGRESS = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
        """;

    private static String calling(String name, String... callees) {
        var env = new StringBuilder("env:\n");
        for (var callee : callees) {
            env.append("- {name: ")
                    .append(callee.toUpperCase(java.util.Locale.ROOT))
                    .append("_URL, value: 'http://")
                    .append(callee)
                    .append("'}\n");
        }
        return deployment(name, callees.length == 0 ? "" : env.toString()) + "---\n" + service(name, 80);
    }

    private static GraphReport report(String... yaml) {
        return GraphReport.of(Calls.graph(yaml), Confidence.MEDIUM);
    }

    @Test
    void circles_hubs_entrances_and_the_longest_chain_are_found() {
        var report = report(
                INGRESS,
                calling("web", "cart", "ledger"),
                calling("cart", "stock", "ledger"),
                calling("stock", "cart", "prices", "ledger"),
                calling("prices", "ledger"),
                calling("ledger"));
        assertThat(report.cycles())
                .singleElement()
                .satisfies(
                        cycle -> assertThat(cycle).extracting(WorkloadId::name).containsExactly("cart", "stock"));
        assertThat(report.hubs()).first().satisfies(hub -> {
            assertThat(hub.workload().name()).isEqualTo("ledger");
            assertThat(hub.callers()).isEqualTo(4);
        });
        assertThat(report.entrances())
                .extracting(entrance -> entrance.workload().name())
                .containsExactly("web");
        assertThat(report.longestPath())
                .extracting(WorkloadId::name)
                .containsExactly("web", "cart", "prices", "ledger");
        assertThat(report.unknown()).extracting(WorkloadId::name).containsExactly("ledger");
    }

    @Test
    void namespaces_are_coupled_by_the_calls_between_them() {
        var report = report(
                calling("web", "ledger.books", "rates.books"),
                calling("ledger").replace("metadata: {name: ledger}", "metadata: {name: ledger, namespace: books}"),
                calling("rates").replace("metadata: {name: rates}", "metadata: {name: rates, namespace: books}"));
        assertThat(report.couplings()).containsExactly(new GraphReport.Coupling("books", "shop", 2));
    }

    @Test
    void a_chain_as_long_as_the_cluster_is_large_has_no_circles_and_one_more_call_makes_it_one() {
        int length = 100_000;
        var calls = new ArrayList<Dependency>();
        for (int i = 0; i + 1 < length; i++) {
            calls.add(call(i, i + 1));
        }
        assertThat(new DependencyGraph(calls, List.of()).cycles(Confidence.MEDIUM))
                .isEmpty();
        calls.add(call(length - 1, 0));
        assertThat(new DependencyGraph(calls, List.of()).cycles(Confidence.MEDIUM))
                .singleElement()
                .satisfies(circle -> assertThat(circle).hasSize(length));
    }

    private static Dependency call(int from, int to) {
        return new Dependency(
                new Caller.Pods(numbered(from)),
                new Callee.ToWorkload(numbered(to)),
                80,
                "http",
                DependencyKind.CALL,
                Confidence.HIGH,
                List.of(new Evidence.DeclaredAddress("env", Place.nowhere(), Confidence.HIGH, "", "")));
    }

    private static WorkloadId numbered(int number) {
        return new WorkloadId("Deployment", "shop", "w%06d".formatted(number));
    }
}
