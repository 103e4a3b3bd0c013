package dev.meshward.dependencies.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyInference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The figures of the inference on real applications. They may rise and never fall; names tuned to these applications
 * would be found out by the renaming.
 */
class CorpusScoreTest {

    private static final UnaryOperator<String> AS_WRITTEN = UnaryOperator.identity();

    /** Reading them takes longer than looking at them, so it is done once. */
    private static final Map<Application, ClusterSnapshot> SNAPSHOTS = new LinkedHashMap<>();

    @BeforeAll
    static void corpora_are_there() throws IOException {
        Assumptions.assumeTrue(
                Application.areThere(), "no corpora at " + Application.CORPORA + ": the figures are not measured here");
        for (var application : Application.all()) {
            SNAPSHOTS.put(application, application.snapshot(AS_WRITTEN));
        }
    }

    @AfterAll
    static void forget() {
        SNAPSHOTS.clear();
    }

    private static Map<String, Figures> figures(Confidence least) throws IOException {
        var figures = new LinkedHashMap<String, Figures>();
        for (var application : SNAPSHOTS.keySet()) {
            figures.put(application.name(), figures(application, least));
        }
        return figures;
    }

    private static Figures figures(Application application, Confidence least) throws IOException {
        return Figures.of(graph(application), least, application.truth(AS_WRITTEN));
    }

    private static DependencyGraph graph(Application application) {
        return new DependencyInference().infer(SNAPSHOTS.get(application));
    }

    private static Figures sum(Map<String, Figures> figures) {
        return figures.values().stream().reduce(new Figures(0, 0, 0, 0), Figures::plus);
    }

    @Test
    void what_is_believed_is_true_and_nearly_complete() throws IOException {
        var figures = figures(Confidence.MEDIUM);
        double macro = figures.values().stream()
                .filter(each -> each.visible() > 0)
                .mapToDouble(Figures::f1)
                .average()
                .orElse(0);
        assertThat(macro).describedAs("macro F1 on visible calls: %s", figures).isGreaterThanOrEqualTo(0.95);
        assertThat(sum(figures).precision()).describedAs("micro precision").isGreaterThanOrEqualTo(0.97);
    }

    /** With {@code -Dfigures=show} the table of docs/measurements.md is printed. */
    @Test
    void every_application_gains_true_calls_and_no_false_ones_over_the_topology_analyzer() throws IOException {
        var figures = figures(Confidence.MEDIUM);
        var behind = new ArrayList<String>();
        int better = 0;
        for (var theirs : TopologyAnalyzer.FIGURES.entrySet()) {
            var ours = figures.get(theirs.getKey());
            show(theirs.getKey(), ours, theirs.getValue());
            if (ours.hit() < theirs.getValue().hit()
                    || ours.wrong() > theirs.getValue().wrong()) {
                behind.add(theirs.getKey() + ": " + ours);
            }
            better += ours.hit() > theirs.getValue().hit() ? 1 : 0;
        }
        assertThat(figures.keySet()).isEqualTo(TopologyAnalyzer.FIGURES.keySet());
        assertThat(behind).isEmpty();
        assertThat(better).isGreaterThanOrEqualTo((figures.size() + 1) / 2);
    }

    /** What was reached is not lost again, application by application. */
    @Test
    void no_application_falls_behind_what_was_reached() throws IOException {
        var figures = figures(Confidence.MEDIUM);
        assertThat(Reached.FIGURES.entrySet()).allSatisfy(reached -> {
            var now = figures.get(reached.getKey());
            assertThat(now.hit())
                    .as(reached.getKey())
                    .isGreaterThanOrEqualTo(reached.getValue().hit());
            assertThat(now.wrong())
                    .as(reached.getKey())
                    .isLessThanOrEqualTo(reached.getValue().wrong());
        });
    }

    private static void show(String name, Figures ours, Figures theirs) {
        if (System.getProperty("figures", "").equals("show")) {
            System.out.printf(
                    "| %s | %d | %d | %d | %d | %d |%n",
                    name, ours.visible(), ours.hit(), ours.wrong(), theirs.hit(), theirs.wrong());
        }
    }

    @Test
    void what_is_called_high_is_true_and_most_of_what_is_visible() throws IOException {
        var high = sum(figures(Confidence.HIGH));
        assertThat(high.precision()).describedAs("precision of high: %s", high).isGreaterThanOrEqualTo(0.97);
        assertThat(high.recall())
                .describedAs("visible calls called high: %s", high)
                .isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void no_figure_depends_on_what_things_are_called() throws IOException {
        var changed = new ArrayList<String>();
        for (var application : SNAPSHOTS.keySet()) {
            var truth = application.truth(AS_WRITTEN);
            var before = figures(application, Confidence.MEDIUM);
            var renaming = new Renaming(SNAPSHOTS.get(application), truth, 20);
            var renamed = new DependencyInference().infer(application.snapshot(renaming::text));
            var after = Figures.of(renamed, Confidence.MEDIUM, application.truth(renaming::name));
            if (Math.abs(after.hit() - before.hit()) + Math.abs(after.wrong() - before.wrong()) > 1) {
                changed.add(application.name() + ": " + before + " as written, " + after + " renamed");
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void the_order_in_which_files_are_read_does_not_matter() throws IOException {
        var differing = new ArrayList<String>();
        for (var application : SNAPSHOTS.keySet()) {
            var backwards = application.snapshot(AS_WRITTEN, Comparator.reverseOrder());
            var graph = new DependencyInference().infer(backwards);
            if (!graph.dependencies().equals(graph(application).dependencies())) {
                differing.add(application.name());
            }
        }
        assertThat(differing).isEmpty();
    }
}
