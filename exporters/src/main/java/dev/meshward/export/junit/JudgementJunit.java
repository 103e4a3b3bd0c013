package dev.meshward.export.junit;

import dev.meshward.judge.Gate;
import dev.meshward.judge.Grade;
import dev.meshward.judge.Judgement;
import dev.meshward.judge.StageJudgement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test for each stage, which fails where the judge finds it unsafe, and one for each of its gates, which nobody has answered
 * before the plan is carried out: skipped, with its query.
 */
public final class JudgementJunit {

    private JudgementJunit() {}

    /** @param plan the folder that was judged */
    public static String of(Judgement judgement, String plan) {
        var suite = new Suite("judgement of " + plan);
        for (var stage : judgement.stages()) {
            suite.add(new Suite.Case(
                    stage.stage(), "no call breaks and no door opens", failure(stage), Optional.empty()));
            for (var i = 0; i < stage.gates().size(); i++) {
                var gate = stage.gates().get(i);
                suite.add(new Suite.Case(
                        stage.stage(),
                        "gate " + (i + 1) + ": " + gate.because(),
                        Optional.empty(),
                        Optional.of(question(gate))));
            }
        }
        return suite.xml();
    }

    private static Optional<Suite.Failure> failure(StageJudgement stage) {
        var text = Stream.concat(
                        stage.problems().stream(),
                        stage.calls().stream()
                                .filter(call -> call.weight() == Grade.UNSAFE)
                                .map(StageJudgement::words))
                .collect(Collectors.joining("\n"));
        return switch (stage.grade()) {
            case UNSAFE -> Optional.of(new Suite.Failure("unsafe", stage.stage() + " is unsafe", text));
            case CONDITIONAL, SAFE -> Optional.empty();
        };
    }

    private static String question(Gate gate) {
        return "to be answered on the cluster: " + gate.query() + " " + gate.expect() + " for " + gate.forDuration();
    }
}
