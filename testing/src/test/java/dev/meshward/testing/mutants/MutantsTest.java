package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plans of small clusters spoilt in one place: what the simulator calls harmful the judge has to refuse, naming the call, and
 * little else. A few of each operator, or as many as {@code -Dmutants=N} says; {@code MutantRun} prints the table of many.
 */
class MutantsTest {

    /** Cries of wolf in a hundred. */
    private static final double TOO_MANY = 1.0;

    private static final Map<MeshName, Table> TABLES = new EnumMap<>(MeshName.class);

    @BeforeAll
    static void spoil() {
        for (var mesh : MeshName.values()) {
            TABLES.put(mesh, new Table(new Trials(mesh, Integer.getInteger("mutants", 2), 2).run()));
        }
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void every_operator_spoils_something(MeshName mesh) {
        var used = table(mesh).trials().stream()
                .map(trial -> trial.operator().name())
                .distinct()
                .toList();

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        Operators.of(mesh).stream().map(Operator::name).toList());
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void no_mutant_that_is_meant_harmless_does_harm(MeshName mesh) {
        assertThat(words(table(mesh).trials().stream()
                        .filter(trial -> trial.operator().isMeantHarmless() && trial.isHarmful())
                        .toList()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void the_judge_refuses_every_mutant_that_does_harm(MeshName mesh) {
        assertThat(words(table(mesh).missed())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void the_judge_names_every_call_that_breaks_and_every_door_that_opens(MeshName mesh) {
        assertThat(words(table(mesh).unnamed())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MeshName.class)
    void the_judge_refuses_hardly_a_mutant_that_does_none(MeshName mesh) {
        var share = 100.0 * table(mesh).wolves().size() / table(mesh).harmless().size();

        assertThat(share).describedAs(words(table(mesh).wolves()).toString()).isLessThanOrEqualTo(TOO_MANY);
    }

    private static Table table(MeshName mesh) {
        return TABLES.getOrDefault(mesh, new Table(List.of()));
    }

    private static List<String> words(List<Trial> trials) {
        return trials.stream().map(Trial::words).toList();
    }
}
