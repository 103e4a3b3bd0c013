package dev.meshward.testing.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import dev.meshward.mesh.MeshName;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.RandomClusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plans of small clusters spoilt in one place: what the simulator calls harmful the judge has to refuse, naming the call, and
 * little else. One of each operator that knows the mesh, or as many of all as {@code -Dmutants=N} says; {@code MutantRun} prints
 * the table of many.
 */
class MutantsTest {

    /** Cries of wolf in a hundred. */
    private static final double TOO_MANY = 1.0;

    /** From here on clusters are small, and have something for every operator. */
    private static final long FIRST = 118;

    private static final int ONE_IN = 8;

    private static final int WANTED = Integer.getInteger("mutants", 0);

    private static final Map<MeshName, Table> TABLES = new EnumMap<>(MeshName.class);

    /** Where nobody asks for many, what every mesh has in common is spoilt on plans of one alone. */
    private static List<Operator> operators(MeshName mesh) {
        return WANTED > 0 ? Operators.of(mesh) : Operators.onlyOf(mesh);
    }

    @BeforeAll
    static void spoil() {
        for (var mesh : MeshName.values()) {
            TABLES.put(mesh, new Table(new Trials(mesh, operators(mesh), Math.max(1, WANTED), 2, FIRST).run()));
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
                        operators(mesh).stream().map(Operator::name).toList());
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

    /** The trials look again at what is different alone: now and then somebody looks at everything. */
    @ParameterizedTest
    @EnumSource(MeshName.class)
    void whoever_judges_a_change_finds_what_judging_all_of_it_finds(MeshName mesh) {
        var cluster = RandomClusters.drawn(FIRST);
        var plan = JudgedPlan.of(Journey.of(cluster.documents(), mesh));
        var surrounding = Surrounding.of(Journey.of(cluster.documents(), mesh).snapshot());
        var operators = Operators.of(mesh);
        for (int i = 0; i < operators.size(); i += ONE_IN) {
            operators.get(i).places(plan.text(), surrounding).findFirst().ifPresent(place -> {
                var mutant = place.get();
                assertThat(found(plan.judgementOfChange(mutant))).isEqualTo(found(plan.judgement(mutant)));
            });
        }
    }

    private static List<Object> found(Judgement judgement) {
        return List.of(
                judgement.calls().toList(),
                judgement.stages().stream().map(StageJudgement::grade).toList(),
                judgement.stages().stream().map(StageJudgement::problems).toList(),
                judgement.ending());
    }

    private static Table table(MeshName mesh) {
        return TABLES.getOrDefault(mesh, new Table(List.of()));
    }

    private static List<String> words(List<Trial> trials) {
        return trials.stream().map(Trial::words).toList();
    }
}
