package dev.meshward.readiness.checks.traffic;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.dependencies.Rates;
import dev.meshward.dependencies.observed.UnnamedCaller;
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

/** Calls arrive from somebody no tool can name: somebody outside the mesh, or a pod that is gone. */
public final class CallerWithoutName implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-244");
    }

    @Override
    public String title() {
        return "Calls from somebody that traffic cannot name";
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
                        report.unnamedCallers(), caller -> subjects.callee(caller.to()), this::finding));
    }

    private Finding finding(Manifest callee, List<UnnamedCaller> calls) {
        return FindingDraft.about(code(), Severity.WARNING, callee, callee.root())
                .what("Calls arrive whose caller is not named: "
                        + Sentences.listed(calls.stream()
                                .map(CallerWithoutName::seen)
                                .distinct()
                                .toList())
                        + ".")
                .why("Whoever has no name in the mesh's own metrics speaks plaintext, and is refused once the callee"
                        + " accepts only mutual TLS.")
                .advice("Look for pods without a proxy, callers outside the cluster and probes that reach the port;"
                        + " --edges adds the caller once it is known.")
                .concerning(calls.stream()
                        .flatMap(call -> call.to().receivers().stream())
                        .toList())
                .finding();
    }

    private static String seen(UnnamedCaller call) {
        var rate = Rates.text(call.perSecond());
        return call.tool() + " saw " + (rate.isEmpty() ? "some" : rate);
    }
}
