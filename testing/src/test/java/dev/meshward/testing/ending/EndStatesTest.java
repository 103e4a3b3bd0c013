package dev.meshward.testing.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.mesh.MeshName;
import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.GivenCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where the plans of clusters that people wrote end, held against the table in {@code docs/end-states.md}. Whatever is worse
 * fails; so does whatever is better, until {@code -Drecord=rewrite} has written it down.
 */
class EndStatesTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("record"));
    private static final Path RECORD = Repository.here().at("docs/end-states.md");
    private static final String HEAD = "| " + String.join(" | ", EndState.COLUMNS) + " |\n";

    @Test
    void sample_clusters_end_as_recorded() {
        holds(GivenCluster.samples());
    }

    @Test
    void real_projects_end_as_recorded() {
        var corpora = GivenCluster.corpora();
        assumeThat(corpora).describedAs("../shared/corpora is absent").isNotEmpty();
        holds(corpora);
    }

    @Test
    void a_recorded_plan_is_never_unsafe_and_hardly_anything_in_a_sample_is_unknown() {
        var samples = GivenCluster.samples().stream().map(GivenCluster::name).toList();
        assertThat(recorded()).isNotEmpty().allMatch(state -> state.unsafe() == 0);
        assertThat(recorded().stream().filter(state -> samples.contains(state.cluster())))
                .isNotEmpty()
                .allMatch(state -> state.unknown() * 20 <= state.judged());
    }

    @Test
    void less_protection_is_worse() {
        var row = "| shop | istio | 9 | 0 | 4 | 10 | 8 | 1 | 2 | 90 | 3 |";
        var recorded = EndState.read(row);

        assertThat(recorded.row()).isEqualTo(row);
        assertThat(recorded.isWorseThan(recorded)).isFalse();
        assertThat(EndState.read("| shop | istio | 9 | 0 | 4 | 10 | 7 | 1 | 2 | 90 | 3 |")
                        .isWorseThan(recorded))
                .isTrue();
        assertThat(EndState.read("| shop | istio | 9 | 0 | 4 | 10 | 8 | 1 | 3 | 90 | 3 |")
                        .isWorseThan(recorded))
                .isTrue();
    }

    private static void holds(List<GivenCluster> clusters) {
        var now = clusters.parallelStream()
                .flatMap(cluster -> Stream.of(MeshName.values()).map(mesh -> EndState.of(cluster, mesh)))
                .toList();
        if (REWRITE) {
            record(now);
        }
        var before = recorded();
        assertThat(now.stream()
                        .filter(state ->
                                before.stream().anyMatch(other -> state.isOf(other) && state.isWorseThan(other)))
                        .map(EndState::row))
                .describedAs("worse than recorded in docs/end-states.md")
                .isEmpty();
        assertThat(now).describedAs("-Drecord=rewrite writes it anew").isSubsetOf(before);
    }

    private static List<EndState> recorded() {
        return Repository.read(RECORD)
                .lines()
                .filter(line -> line.matches("\\|[^|]+\\|[^|]+\\|( \\d+ \\|)+"))
                .map(EndState::read)
                .toList();
    }

    /** What could not be tried here stays as it is. */
    private static synchronized void record(List<EndState> now) {
        var all = new ArrayList<>(now);
        recorded().stream().filter(state -> now.stream().noneMatch(state::isOf)).forEach(all::add);
        all.sort(Comparator.comparing(EndState::cluster).thenComparing(EndState::mesh));
        var text = Repository.read(RECORD);
        var table = new StringBuilder(HEAD);
        table.append("|---".repeat(EndState.COLUMNS.size())).append("|\n");
        all.forEach(state -> table.append(state.row()).append('\n'));
        Repository.write(RECORD, text.substring(0, text.indexOf(HEAD)) + table);
    }
}
