package dev.meshward.readiness.checks.traffic;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.Rates;
import dev.meshward.dependencies.TrafficReport;
import dev.meshward.dependencies.TrafficReport.Seen;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.List;
import java.util.stream.Stream;

/** A call that manifests declare and that was seen: what a plan may rely on. */
public final class CallDeclaredAndSeen implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-243");
    }

    @Override
    public String title() {
        return "Declared call that was seen";
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
                        report.declaredAndSeen(),
                        seen -> subjects.caller(seen.dependency().from()),
                        (caller, calls) -> finding(caller, calls, report)));
    }

    private Finding finding(Manifest caller, List<Seen> calls, TrafficReport report) {
        var callees = calls.stream().map(CallDeclaredAndSeen::call).distinct().toList();
        return FindingDraft.about(code(), Severity.INFO, caller.key(), declared(calls.getFirst()))
                .what("Declared and seen are calls to " + Sentences.abridged(callees) + " (" + Subjects.sources(report)
                        + ").")
                .why("Both the configuration and the network say so, which is as sure as a plan can be of a call.")
                .advice("Nothing has to be done; the rates weigh what a plan does first.")
                .concerning(calls.stream()
                        .flatMap(seen -> Subjects.caller(seen.dependency()))
                        .toList())
                .finding();
    }

    /** The best reason that stands in a manifest. */
    private static Place declared(Seen seen) {
        return seen.dependency().evidence().stream()
                .filter(evidence -> !(evidence instanceof Evidence.ObservedTraffic))
                .findFirst()
                .map(Evidence::place)
                .orElse(Place.nowhere());
    }

    private static String call(Seen seen) {
        var rate = Rates.text(seen.perSecond());
        return Subjects.callee(seen.dependency()) + (rate.isEmpty() ? "" : " " + rate);
    }
}
