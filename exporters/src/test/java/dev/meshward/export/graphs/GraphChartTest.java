package dev.meshward.export.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.Confidence;
import dev.meshward.export.layout.LayeredLayout;
import dev.meshward.export.layout.Lettering;
import dev.meshward.export.layout.Link;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphChartTest {

    private static final Lettering SEVEN_WIDE = new Lettering() {
        @Override
        public double widthOf(String text) {
            return 7.0 * text.length();
        }

        @Override
        public double lineHeight() {
            return 16;
        }
    };

    private final Diagram.Box web = new Diagram.Box("Deployment", "shop", "web");
    private final Diagram.Box cart = new Diagram.Box("Deployment", "shop", "cart");
    private final Diagram.Box ledger = new Diagram.Box("StatefulSet", "payments", "ledger");
    private final Diagram.Box mail = new Diagram.Box("Deployment", "mail", "mail");
    private final Diagram.Box bank = new Diagram.Box("Host", "", "bank.example.com");
    private final Diagram.Box post = new Diagram.Box("Host", "", "post.example.com");
    private final Diagram diagram = diagram(
            arrow(web, cart, "8080/http"),
            arrow(web, ledger, "8080/http", "9090/grpc"),
            arrow(cart, ledger, "8080/http"),
            arrow(ledger, bank, "443/tls"),
            arrow(mail, post, "25/tcp"));

    @Test
    void a_line_between_namespaces_counts_the_calls_it_stands_for() {
        var chart = GraphChart.ofNamespaces(diagram, SEVEN_WIDE);
        assertThat(chart.bundleByLink().get(new Link("namespace:shop", "namespace:payments")))
                .isEqualTo(new GraphChart.Bundle(3, Confidence.HIGH));
    }

    @Test
    void calls_inside_a_namespace_are_counted_in_its_box() {
        var chart = GraphChart.ofNamespaces(diagram, SEVEN_WIDE);
        var shop = chart.itemById().get("namespace:shop");
        assertThat(shop.inside()).isEqualTo(1);
        assertThat(shop.under()).isEqualTo("2 workloads");
    }

    @Test
    void all_hosts_outside_share_a_box() {
        var chart = GraphChart.ofNamespaces(diagram, SEVEN_WIDE);
        assertThat(chart.itemById().get("outside:").members()).containsExactly(bank, post);
        assertThat(chart.chart().boxes()).hasSize(4);
    }

    @Test
    void an_opened_namespace_shows_its_workloads_and_the_neighbours_it_has() {
        var chart = GraphChart.opened(diagram, "payments", SEVEN_WIDE);
        assertThat(chart.chart().boxes()).containsOnlyKeys("StatefulSet:payments/ledger", "namespace:shop", "outside:");
        assertThat(chart.chart().frames()).containsOnlyKeys("payments");
    }

    @Test
    void a_box_is_wide_enough_for_its_text_and_every_box_is_placed() {
        var chart = GraphChart.ofWorkloads(diagram, SEVEN_WIDE);
        assertThat(chart.chart().boxes().get("Host:/bank.example.com").width()).isGreaterThan(7 * 16);
        assertThat(new LayeredLayout().arrange(chart.chart()).areaByBox())
                .containsOnlyKeys(chart.itemById().keySet());
    }

    @Test
    void the_namespace_of_a_workload_alone_is_told_too() {
        assertThat(GraphChart.opened(diagram, "mail", SEVEN_WIDE).itemById())
                .containsOnlyKeys("Deployment:mail/mail", "outside:");
    }

    private record Drawn(Diagram.Arrow arrow, Diagram.Label label) {}

    private static Drawn arrow(Diagram.Box from, Diagram.Box to, String... ports) {
        return new Drawn(
                new Diagram.Arrow(from, to), new Diagram.Label(new TreeSet<>(List.of(ports)), Confidence.HIGH));
    }

    private static Diagram diagram(Drawn... arrows) {
        var diagram = new Diagram(new TreeMap<>(), new TreeMap<>());
        for (var drawn : arrows) {
            for (var box : List.of(drawn.arrow().from(), drawn.arrow().to())) {
                diagram.boxesByNamespace()
                        .computeIfAbsent(box.namespace(), _ -> new TreeSet<>())
                        .add(box);
            }
            diagram.labelByArrow().put(drawn.arrow(), drawn.label());
        }
        return diagram;
    }
}
