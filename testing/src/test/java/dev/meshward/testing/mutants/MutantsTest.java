package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.mesh.MeshName;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Plans of small clusters spoilt in one place: what the simulator calls harmful the judge has to refuse, naming the call, and
 * little else. A few of each operator, or as many as {@code -Dmutants=N} says; {@code MutantRun} prints the table of many.
 */
class MutantsTest {

    /** Cries of wolf in a hundred. */
    private static final double TOO_MANY = 1.0;

    private static Table table = new Table(List.of());

    @BeforeAll
    static void spoil() {
        table = new Table(new Trials(MeshName.ISTIO, Integer.getInteger("mutants", 5), 3).run());
    }

    @Test
    void every_operator_spoils_something() {
        var used = table.trials().stream()
                .map(trial -> trial.operator().name())
                .distinct()
                .toList();

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(Operators.of(MeshName.ISTIO).stream()
                        .map(Operator::name)
                        .toList());
    }

    @Test
    void no_mutant_that_is_meant_harmless_does_harm() {
        assertThat(words(table.trials().stream()
                        .filter(trial -> trial.operator().isMeantHarmless() && trial.isHarmful())
                        .toList()))
                .isEmpty();
    }

    @Test
    void the_judge_refuses_every_mutant_that_does_harm() {
        assertThat(words(table.missed())).isEmpty();
    }

    @Test
    void the_judge_names_every_call_that_breaks_and_every_door_that_opens() {
        assertThat(words(table.unnamed())).isEmpty();
    }

    @Test
    void the_judge_refuses_hardly_a_mutant_that_does_none() {
        var share = 100.0 * table.wolves().size() / table.harmless().size();

        assertThat(share).describedAs(words(table.wolves()).toString()).isLessThanOrEqualTo(TOO_MANY);
    }

    private static List<String> words(List<Trial> trials) {
        return trials.stream().map(Trial::words).toList();
    }
}
