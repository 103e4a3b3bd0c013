package dev.meshward.judge;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be said of a plan.
 *
 * @param stages in their order
 * @param ending how far it gets
 */
public record Judgement(List<StageJudgement> stages, Ending ending) {

    public Judgement {
        stages = List.copyOf(stages);
    }

    /** As bad as the worst of its stages. */
    public Grade grade() {
        return stages.stream().map(StageJudgement::grade).reduce(Grade.SAFE, Grade::worse);
    }

    public Stream<JudgedCall> calls() {
        return stages.stream().flatMap(stage -> stage.calls().stream());
    }

    public long stagesOf(Grade grade) {
        return stages.stream().filter(stage -> stage.grade() == grade).count();
    }

    public long callsOf(JudgedCall.Outcome outcome) {
        return calls().filter(call -> call.outcome() == outcome).count();
    }
}
