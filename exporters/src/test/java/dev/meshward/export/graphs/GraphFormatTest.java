package dev.meshward.export.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.export.ShopPlan;
import dev.meshward.manifest.DataReader;
import dev.meshward.manifest.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class GraphFormatTest {

    private static final WorkloadId EVIL = new WorkloadId("Deployment", "shop", "a\"b<c>&`|,\n]");

    private final DependencyGraph graph = new DependencyGraph(
            List.of(
                    ShopPlan.call(ShopPlan.CART, ShopPlan.CHECKOUT, Confidence.HIGH),
                    ShopPlan.call(ShopPlan.CHECKOUT, ShopPlan.LEDGER, Confidence.LOW),
                    dependency(
                            new Caller.Outside(),
                            new Callee.ToService(new ServiceId("shop", "cart"), List.of(ShopPlan.CART)),
                            DependencyKind.CALL),
                    dependency(
                            new Caller.ApiServer(),
                            new Callee.ToService(new ServiceId("infra", "hook"), List.of()),
                            DependencyKind.WEBHOOK),
                    dependency(
                            new Caller.Pods(ShopPlan.CART),
                            new Callee.External("api.example.com"),
                            DependencyKind.EGRESS),
                    dependency(
                            new Caller.Pods(ShopPlan.CART),
                            new Callee.Dangling(new ServiceId("shop", "gone")),
                            DependencyKind.DANGLING),
                    dependency(
                            new Caller.Pods(ShopPlan.CART), new Callee.KubernetesApi(), DependencyKind.KUBERNETES_API),
                    dependency(new Caller.Kubelet(), new Callee.ToWorkload(ShopPlan.CART), DependencyKind.PROBE)),
            List.of(ShopPlan.NODE_AGENT));

    private static Dependency dependency(Caller from, Callee to, DependencyKind kind) {
        var evidence = new Evidence.RoutingDeclaration(
                "ingress", new Place("in, out.yaml", 3, "spec.rules[0]"), Confidence.HIGH, "It is routed there.");
        return new Dependency(from, to, 443, "https", kind, Confidence.HIGH, List.of(evidence));
    }

    @Test
    void csv_has_the_header_and_one_row_a_dependency_sorted() {
        assertThat(GraphFormat.CSV.print(GraphView.of(graph)).lines())
                .containsExactly(
                        "from_namespace,from_workload,to_namespace,to_service,port,protocol,confidence,evidence,to_workloads",
                        ",(ingress),shop,cart,443,https,high,\"ingress@in, out.yaml:3 spec.rules[0]\",cart",
                        ",kube-apiserver,infra,hook,443,https,high,\"ingress@in, out.yaml:3 spec.rules[0]\",",
                        "shop,cart,,api.example.com,443,https,high,\"ingress@in, out.yaml:3 spec.rules[0]\",",
                        "shop,cart,default,kubernetes,443,kube-api,high,\"ingress@in, out.yaml:3 spec.rules[0]\",",
                        "shop,cart,shop,checkout,8080,http,high,env@app.yaml:12 spec.env[0].value,checkout",
                        "shop,cart,shop,gone,443,https,high,\"ingress@in, out.yaml:3 spec.rules[0]\",");
    }

    @Test
    void hints_are_printed_on_request_and_probes_by_their_kind() {
        assertThat(GraphFormat.CSV.print(GraphView.of(graph).atLeast(Confidence.LOW)))
                .contains("shop,checkout,pay,ledger,8080,http,low,");
        assertThat(GraphFormat.CSV
                        .print(GraphView.of(graph).ofKinds(Set.of(DependencyKind.PROBE)))
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(",kubelet,shop,cart,443,");
    }

    @Test
    void an_empty_graph_is_a_header() {
        assertThat(GraphFormat.CSV.print(GraphView.of(new DependencyGraph(List.of(), List.of()))))
                .isEqualTo(
                        "from_namespace,from_workload,to_namespace,to_service,port,protocol,confidence,evidence,to_workloads\n");
    }

    @Test
    void text_names_what_it_does_not_show() {
        assertThat(GraphFormat.TEXT.print(GraphView.of(graph)))
                .contains("deployment shop/cart\n")
                .contains("-> shop/checkout:8080")
                .contains("shop/gone:443 (no such Service)")
                .contains("1 hint below medium confidence that is not shown (--min-confidence low shows all)")
                .contains("Nothing is known of what this workload calls: daemonset infra/node-agent.");
    }

    @Test
    void json_keeps_every_piece_of_evidence() {
        var root = DataReader.json("", bytes(GraphFormat.JSON.print(GraphView.of(graph))))
                .documents()
                .getFirst();

        assertThat(root.at("dependencies").items()).hasSize(6);
        assertThat(root.at("leftOut").wholeOr(0)).isEqualTo(1);
        var ingress = root.at("dependencies").items().getFirst();
        assertThat(ingress.at("from", "kind").textOr("")).isEqualTo("outside");
        assertThat(ingress.at("evidence").items().getFirst().at("because").textOr(""))
                .isEqualTo("It is routed there.");
    }

    @Test
    void graphml_is_xml_whatever_the_names() throws Exception {
        var print = GraphFormat.GRAPHML.print(GraphView.of(hostile()));

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes(print)));

        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("data").item(0).getTextContent())
                .isEqualTo("a\"b<c>&`|, ]");
    }

    @Test
    void csv_quotes_whatever_the_names() {
        assertThat(GraphFormat.CSV.print(GraphView.of(hostile())))
                .contains("shop,\"a\"\"b<c>&`|,\n]\",shop,checkout,8080,http,high");
    }

    @Test
    void diagrams_escape_whatever_the_names() {
        assertThat(GraphFormat.DOT.print(GraphView.of(hostile()))).contains("[label=\"a\\\"b<c>&`|, ]\"];");
        assertThat(GraphFormat.MERMAID.print(GraphView.of(hostile())))
                .contains("[\"a#34;b#60;c#62;#38;#96;#124;, #93;\"]")
                .doesNotContain("`");
    }

    @Test
    void a_diagram_too_large_for_mermaid_is_drawn_by_namespace_and_says_so() {
        var many = new ArrayList<Dependency>();
        for (int i = 0; i < 500; i++) {
            many.add(ShopPlan.call(
                    new WorkloadId("Deployment", "ns" + i % 10, "w" + i), ShopPlan.CHECKOUT, Confidence.HIGH));
        }
        var print = GraphFormat.MERMAID.print(GraphView.of(new DependencyGraph(many, List.of())));

        assertThat(print).startsWith("%% 500 arrows").contains("-->|50| ");
        assertThat(print.lines().filter(line -> line.contains("-->"))).hasSize(10);
    }

    @Test
    void shuffled_dependencies_print_the_same() {
        var shuffled = new ArrayList<>(graph.dependencies());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            var again = new DependencyGraph(shuffled, graph.unknown());
            for (var format : GraphFormat.values()) {
                assertThat(format.print(GraphView.of(again))).isEqualTo(format.print(GraphView.of(graph)));
            }
        }
    }

    private static DependencyGraph hostile() {
        return new DependencyGraph(List.of(ShopPlan.call(EVIL, ShopPlan.CHECKOUT, Confidence.HIGH)), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
