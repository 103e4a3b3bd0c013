package dev.meshward.readiness.checks.traffic;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Rates;
import dev.meshward.dependencies.TrafficReport;
import dev.meshward.dependencies.TrafficReport.Seen;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A call that was seen and that no manifest declares: whoever plans from manifests alone would break it. */
public final class CallDeclaredNowhere implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-241");
    }

    @Override
    public String title() {
        return "Call that was seen and is declared nowhere";
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
                        report.seenNeverDeclared(),
                        seen -> subject(subjects, seen),
                        (subject, calls) -> finding(subject, calls, report)));
    }

    /** The callee, which has to let the caller in; the caller where the callee is not in the source. */
    private static Optional<Manifest> subject(Subjects subjects, Seen seen) {
        return subjects.callee(seen.dependency().to())
                .or(() -> subjects.caller(seen.dependency().from()));
    }

    private Finding finding(Manifest subject, List<Seen> calls, TrafficReport report) {
        return FindingDraft.about(code(), Severity.WARNING, subject, subject.root())
                .what("Calls were seen that nothing declares: "
                        + Sentences.abridged(
                                calls.stream().map(CallDeclaredNowhere::call).toList())
                        + " (" + Subjects.sources(report) + ").")
                .why("A plan from manifests alone would not know these callers, and would shut them out when the callee"
                        + " accepts only mutual TLS or only listed callers.")
                .advice("Keep handing in traffic for this cluster; find out who made the call and declare its address"
                        + " in the caller's configuration, or reject it with --edges where it is none.")
                .concerning(calls.stream().flatMap(CallDeclaredNowhere::ends).toList())
                .finding();
    }

    private static String call(Seen seen) {
        var rate = Rates.text(seen.perSecond());
        return seen.dependency().from().name() + " to " + Subjects.callee(seen.dependency())
                + (rate.isEmpty() ? "" : " " + rate);
    }

    private static Stream<WorkloadId> ends(Seen seen) {
        return Stream.concat(Subjects.caller(seen.dependency()), seen.dependency().to().receivers().stream());
    }
}
