package dev.meshward.testing.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.Wish;
import dev.meshward.judge.JudgedCall;
import dev.meshward.judge.Judgement;
import dev.meshward.mesh.MeshName;
import dev.meshward.saved.PlanResult;
import dev.meshward.survey.Judging;
import dev.meshward.survey.MoveAnswer;
import dev.meshward.survey.PlanEdits;
import dev.meshward.survey.Survey;
import dev.meshward.testing.journey.Journey;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Moves by hand: judged at once, they are judged as the whole plan would be; taken back, nothing is left of them. */
class PlanEditsTest {

    private static final List<MeshName> MESHES = List.of(MeshName.ISTIO, MeshName.LINKERD, MeshName.ISTIO_AMBIENT);
    private static final List<StageKind> RUNGS = List.of(StageKind.JOIN, StageKind.STRICT, StageKind.AUTHORIZE);
    private static final Survey SURVEY = new Survey(Survey.Progress.unheard());

    private static PlanEdits edits(PlanResult result) {
        return PlanEdits.of(result, PlanPreferences.byDefault(), Optional.empty());
    }

    private static List<Stage> rungs(PlanEdits edits) {
        return edits.plan().stages().stream()
                .filter(stage -> RUNGS.contains(stage.kind()))
                .toList();
    }

    private static MoveAnswer drawn(PlanEdits edits, Random lot) {
        var stages = rungs(edits);
        var from = stages.get(lot.nextInt(stages.size()));
        var to = stages.get(lot.nextInt(stages.size()));
        var workload = from.workloads().get(lot.nextInt(from.workloads().size()));
        var subject = new Wish.Target(workload.namespace(), lot.nextInt(3) == 0 ? "" : workload.name());
        return lot.nextInt(4) == 0 ? edits.move(subject, from.kind(), to.id()) : edits.move(subject, to.id());
    }

    private static String words(Judgement judgement) {
        var words = new StringBuilder();
        for (var stage : judgement.stages()) {
            words.append(stage.stage()).append(' ').append(stage.grade()).append(stage.problems());
            stage.calls().stream()
                    .map(JudgedCall::toString)
                    .forEach(call -> words.append("\n  ").append(call));
            stage.conditions().forEach(condition -> words.append("\n  ").append(condition));
            words.append('\n');
        }
        return words.toString();
    }

    private static String judgedAsAWhole(PlanEdits edits) {
        return switch (SURVEY.judge(SURVEY.directory(edits.result()).files())) {
            case Judging.Refused(var because) -> because;
            case Judging.Judged(var judgement) -> words(judgement);
        };
    }

    @Test
    void a_move_is_judged_as_the_whole_plan_would_be() {
        LongStream.range(0, Long.getLong("seeds", 12)).parallel().forEach(seed -> {
            var edits = edits(Case.drawn(seed, MESHES.get((int) (seed % MESHES.size())))
                    .journey()
                    .result());
            var lot = new Random(seed);
            for (int i = 0; i < 4 && !rungs(edits).isEmpty(); i++) {
                if (drawn(edits, lot) instanceof MoveAnswer.Made made) {
                    edits = made.edits();
                    assertThat(words(edits.judgement()))
                            .as("seed %d, move %d", seed, i)
                            .isEqualTo(judgedAsAWhole(edits));
                }
            }
        });
    }

    @Test
    void moves_are_taken_back_and_made_again() {
        for (long seed = 0; seed < 10; seed++) {
            var start = edits(Case.drawn(seed, MeshName.ISTIO).journey().result());
            if (!rungs(start).isEmpty() && drawn(start, new Random(seed)) instanceof MoveAnswer.Made made) {
                var back = made.edits().undo().orElseThrow();
                assertThat(back.plan()).isEqualTo(start.plan());
                assertThat(words(back.judgement())).isEqualTo(words(start.judgement()));
                assertThat(back.undo()).isEmpty();
                assertThat(back.moves()).isEmpty();
                assertThat(back.redo().orElseThrow().plan())
                        .isEqualTo(made.edits().plan());
                assertThat(made.edits().redo()).isEmpty();
            }
        }
    }

    /** A web server that calls a ledger. */
    private static PlanEdits shop() {
        return edits(Journey.of(List.of(
                        server("shop", "web", "env: [{name: LEDGER, value: \"http://ledger.data:8080\"}]"),
                        server("data", "ledger", "ports: [{containerPort: 8080}]"),
                        """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: ledger, namespace: data}
                        spec: {selector: {app: ledger}, ports: [{name: http, port: 8080}]}
                        """))
                .result());
    }

    private static String server(String namespace, String name, String more) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %2$s, namespace: %1$s}
            spec:
              selector: {matchLabels: {app: %2$s}}
              template:
                metadata: {labels: {app: %2$s}}
                spec: {serviceAccountName: %2$s, containers: [{name: %2$s, image: %2$s, %3$s}]}
            """.formatted(namespace, name, more);
    }

    private static Stage stage(PlanEdits edits, StageKind kind, String workload) {
        return edits.plan().stages().stream()
                .filter(stage -> stage.kind() == kind
                        && stage.workloads().stream()
                                .anyMatch(each -> each.name().equals(workload)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_caller_that_joins_after_its_server_turned_strict_breaks_its_calls_and_they_are_named() {
        var shop = shop();
        var strict = stage(shop, StageKind.STRICT, "ledger");

        var answer = shop.move(new Wish.Target("shop", "web"), StageKind.JOIN, strict.id());

        assertThat(answer).isInstanceOfSatisfying(MoveAnswer.Unsafe.class, unsafe -> {
            assertThat(unsafe.calls()).anySatisfy(call -> {
                assertThat(call.caller()).isEqualTo("web");
                assertThat(call.callee()).isEqualTo("ledger");
                assertThat(call.outcome()).isEqualTo(JudgedCall.Outcome.REFUSED);
                assertThat(call.stage()).contains("strict");
            });
            assertThat(stage(unsafe.edits(), StageKind.JOIN, "web").number())
                    .isGreaterThan(
                            stage(unsafe.edits(), StageKind.STRICT, "ledger").number());
        });
    }

    @Test
    void two_that_join_together_break_nothing_and_the_stage_that_took_them_keeps_its_id() {
        var shop = shop();
        var home = stage(shop, StageKind.JOIN, "ledger");

        var answer = shop.move(new Wish.Target("shop", ""), home.id());

        assertThat(answer).isInstanceOfSatisfying(MoveAnswer.Made.class, made -> {
            assertThat(made).isNotInstanceOf(MoveAnswer.Unsafe.class);
            var result = made.edits().result();
            assertThat(result.plan().stages())
                    .filteredOn(stage -> stage.kind() == StageKind.JOIN)
                    .singleElement()
                    .satisfies(stage -> assertThat(stage.id()).isEqualTo(home.id()));
            assertThat(result.plan().objective().stages())
                    .isEqualTo(result.plan().stages().size());
            assertThat(result.history().moves())
                    .singleElement()
                    .satisfies(move -> assertThat(move.stage()).isEqualTo(home.id()));
        });
    }

    @Test
    void what_is_not_there_or_is_there_already_cannot_be_moved() {
        var shop = shop();
        var home = stage(shop, StageKind.JOIN, "ledger").id();
        var ground = shop.plan().stages().getFirst().id();

        assertThat(shop.move(new Wish.Target("data", "ledger"), home)).isInstanceOf(MoveAnswer.Impossible.class);
        assertThat(shop.move(new Wish.Target("data", "nobody"), home)).isInstanceOf(MoveAnswer.Impossible.class);
        assertThat(shop.move(new Wish.Target("data", "ledger"), "no-stage")).isInstanceOf(MoveAnswer.Impossible.class);
        assertThat(shop.move(new Wish.Target("data", "ledger"), ground)).isInstanceOf(MoveAnswer.Impossible.class);
    }
}
