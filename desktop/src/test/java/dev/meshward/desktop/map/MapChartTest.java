package dev.meshward.desktop.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.ScanGap;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.desktop.look.MeshState;
import dev.meshward.desktop.session.MapKept.Colouring;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapChartTest {

    private static final DependencyGraph NOBODY_CALLS = new DependencyGraph(List.of(), List.of());

    @Test
    void a_namespace_nobody_let_us_see_stands_on_the_map_as_unknown_and_an_empty_one_does_not() {
        var gap = new ScanGap.NotSeen("everything", "payments", ScanGap.Hidden.CALLERS, "we may list nothing there");
        var chart = MapChart.of(cluster(gap), NOBODY_CALLS, Set.of(), "outside");

        assertThat(chart.nodes().values())
                .singleElement()
                .satisfies(node -> assertThat(node.kind()).isEqualTo(MapNode.Kind.UNSEEN));
        var marking = new Marking(Colouring.STATE, Ladder.atTheFoot(), Optional.empty(), Optional.empty());
        assertThat(marking.of(chart.nodes().firstEntry().getValue()).style()).isEqualTo(MeshState.UNKNOWN);
    }

    @Test
    void what_hides_no_caller_puts_no_namespace_on_the_map() {
        var gap = new ScanGap.NotSeen("configmaps", "payments", ScanGap.Hidden.DETAILS, "we may not list them");

        assertThat(MapChart.of(cluster(gap), NOBODY_CALLS, Set.of(), "outside").nodes())
                .isEmpty();
    }

    private static ClusterSnapshot cluster(ScanGap gap) {
        return new ClusterSnapshot(
                "prod",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(namespace("payments"), namespace("empty")),
                List.of(),
                List.of(),
                List.of(gap));
    }

    private static Namespace namespace(String name) {
        return new Namespace(name, Optional.empty(), new Ownership.Nobody());
    }
}
