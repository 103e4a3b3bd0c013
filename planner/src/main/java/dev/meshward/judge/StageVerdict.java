package dev.meshward.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Gathers what is found of one stage and grades it. */
final class StageVerdict {

    private final StageScript script;
    private final List<Gate> gates;
    private final TreeSet<JudgedCall> calls = new TreeSet<>();
    private final TreeSet<Condition> conditions = new TreeSet<>();
    private final List<String> problems;

    StageVerdict(StageScript script, List<Gate> gates) {
        this.script = script;
        this.gates = gates;
        this.problems = new ArrayList<>(script.problems());
    }

    void problems(List<String> more) {
        problems.addAll(more);
    }

    void add(Findings findings) {
        findings.calls().forEach(calls::add);
        findings.conditions().forEach(conditions::add);
    }

    StageJudgement judgement() {
        return new StageJudgement(
                script.folder(),
                grade(),
                List.copyOf(calls),
                List.copyOf(conditions),
                gates,
                problems,
                script.edited());
    }

    private Grade grade() {
        if (!problems.isEmpty()) {
            return Grade.UNSAFE;
        }
        var ofCalls = calls.stream().map(JudgedCall::weight).reduce(Grade.SAFE, Grade::worse);
        return conditions.isEmpty() ? ofCalls : ofCalls.worse(Grade.CONDITIONAL);
    }
}
