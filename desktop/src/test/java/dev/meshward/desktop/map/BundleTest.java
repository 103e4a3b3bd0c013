package dev.meshward.desktop.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.MapKept;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.export.layout.LayeredLayout;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleTest {

    private final OpenedSession opened = new OpenedSession();

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void every_call_that_leaves_an_opened_namespace_is_in_one_bundle_and_no_two_bundles_go_the_same_way()
            throws InterruptedException {
        opened.open("northwind-rail");
        var drawing = drawing(Set.of("payments", "booking", "fleet"));
        var bundles = Bundle.of(drawing);

        var leaving = drawing.chart().edges().values().stream()
                .filter(edge -> Bundle.holds(drawing, edge.link()))
                .toList();
        assertThat(bundles).isNotEmpty().hasSizeLessThan(leaving.size());
        assertThat(bundles.stream().mapToInt(Bundle::calls).sum())
                .isEqualTo(
                        leaving.stream().mapToInt(edge -> edge.calls().size()).sum());
        assertThat(bundles).extracting(Bundle::way).doesNotHaveDuplicates();
        assertThat(bundles).allSatisfy(bundle -> assertThat(bundle.way()).hasSize(2));
    }

    @Test
    void lines_are_bundled_only_from_afar_and_where_a_namespace_is_opened() throws InterruptedException {
        opened.open("northwind-rail");
        var closed = drawing(Set.of());
        var open = drawing(Set.of("payments"));
        var afar = new Viewport(0, 0, 0.1);

        assertThat(Painter.bundles(open, afar)).isTrue();
        assertThat(Painter.bundles(open, Viewport.usual())).isFalse();
        assertThat(Painter.bundles(closed, afar)).isFalse();
    }

    private Drawing drawing(Set<String> namespaces) {
        var survey = opened.session().now().survey();
        var chart = MapChart.of(
                survey.orElseThrow().basis().snapshot(), survey.orElseThrow().graph(), namespaces, "outside");
        return new Brush(MapWish.of(MapKept.nothing()), Optional.empty(), survey)
                .paint(chart, new LayeredLayout().arrange(chart.toPlace()));
    }
}
