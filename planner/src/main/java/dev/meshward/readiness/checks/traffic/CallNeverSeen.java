package dev.meshward.readiness.checks.traffic;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.dependencies.TrafficReport.Unseen;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/** A call that manifests declare and that was not seen where it would have been. It may be seldom, switched off, or gone. */
public final class CallNeverSeen implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-242");
    }

    @Override
    public String title() {
        return "Declared call that was never seen";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.CALLS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var subjects = new Subjects(situation);
        return situation.graph().traffic().stream()
                .flatMap(report -> Subjects.findings(
                        report.declaredNeverSeen(),
                        unseen -> subjects.caller(unseen.dependency().from()),
                        this::finding));
    }

    private Finding finding(Manifest caller, List<Unseen> calls) {
        var first = calls.getFirst();
        var place = first.dependency().evidence().getFirst().place();
        var callees = calls.stream()
                .map(unseen -> Subjects.callee(unseen.dependency()))
                .distinct()
                .toList();
        return FindingDraft.about(code(), Severity.INFO, caller.key(), place)
                .what("Declared and never seen are calls to " + Sentences.abridged(callees) + ": " + first.because()
                        + ".")
                .why("A call that is made once a month is as real as one a second, and a call that is gone keeps a door"
                        + " open and a stage waiting.")
                .advice("Keep it where it may be seldom; where it is gone, reject it with --edges, which tells the"
                        + " plan.")
                .concerning(calls.stream()
                        .flatMap(unseen -> Subjects.caller(unseen.dependency()))
                        .toList())
                .finding();
    }
}
