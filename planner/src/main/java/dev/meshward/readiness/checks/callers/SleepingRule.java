package dev.meshward.readiness.checks.callers;

import dev.meshward.advice.Code;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.FindingDraft;
import dev.meshward.readiness.ReadinessCheck;
import dev.meshward.readiness.Scope;
import dev.meshward.readiness.Scope.Step;
import dev.meshward.readiness.Sentences;
import dev.meshward.readiness.Situation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A rule about callers that nobody carries out yet, since the workload has no proxy: it begins to act with the join. */
public final class SleepingRule implements ReadinessCheck {

    @Override
    public Code code() {
        return new Code("MW-232");
    }

    @Override
    public String title() {
        return "Rule about callers that begins to act with the join";
    }

    @Override
    public Scope scope() {
        return Scope.everyMesh(Step.JOIN, Scope.WORKLOADS, Scope.CALLS);
    }

    @Override
    public Stream<Finding> inspect(Situation situation) {
        var workloadsByRule = new TreeMap<String, List<Workload>>();
        var rules = new TreeMap<String, Manifest>();
        situation
                .workloads()
                .filter(situation.sleeping()::isSureAbout)
                .forEach(workload -> situation.sleeping().on(workload).forEach(rule -> {
                    rules.put(rule.key().toString(), rule);
                    workloadsByRule
                            .computeIfAbsent(rule.key().toString(), _ -> new ArrayList<>())
                            .add(workload);
                }));
        return rules.entrySet().stream()
                .map(rule ->
                        finding(rule.getValue(), workloadsByRule.getOrDefault(rule.getKey(), List.of()), situation));
    }

    private Finding finding(Manifest rule, List<Workload> workloads, Situation situation) {
        var refused = refused(rule, workloads, situation);
        var ids = workloads.stream().map(Workload::id).toList();
        var names = ids.stream().map(Object::toString).sorted().toList();
        return FindingDraft.about(code(), refused.isEmpty() ? Severity.INFO : Severity.WARNING, rule, rule.at("spec"))
                .what("%s begins to act when %s gets a proxy; until then nobody carries it out."
                        .formatted(rule.key(), Sentences.listed(names)))
                .why(why(refused))
                .advice("Perhaps compare it with who really calls. The plan lets callers join first where mutual TLS is"
                        + " all they lack, and leaves a workload out whose callers would be refused all the same; plan"
                        + " --why says which.")
                .concerning(ids)
                .finding();
    }

    private static String why(Collection<String> refused) {
        return refused.isEmpty()
                ? "No known caller is refused by it; one that nobody knows would be, from the first moment on."
                : "It refuses calls that work today, as long as they come in plaintext: "
                        + Sentences.listed(List.copyOf(refused)) + ".";
    }

    /** The known calls that come in plaintext today and that this rule refuses. */
    private static TreeSet<String> refused(Manifest rule, List<Workload> workloads, Situation situation) {
        var refused = new TreeSet<String>();
        for (var workload : workloads) {
            situation.graph().callsTo(workload.id()).stream()
                    .filter(call -> call.confidence().isAtLeast(Confidence.MEDIUM))
                    .filter(call -> situation
                            .sleeping()
                            .refusal(workload, portOf(call, workload, situation), Optional.empty())
                            .filter(refusal -> refusal.by().key().equals(rule.key()))
                            .isPresent())
                    .forEach(call -> refused.add(words(call)));
        }
        return refused;
    }

    private static String words(Dependency call) {
        var caller = call.from().namespace().isEmpty()
                ? call.from().name()
                : call.from().namespace() + "/" + call.from().name();
        return caller + " → " + call.to().namespace() + "/" + call.to().name()
                + (call.port() > 0 ? ":" + call.port() : "");
    }

    /** The container port a call arrives on; 0 where it is not known. */
    private static int portOf(Dependency call, Workload workload, Situation situation) {
        if (!(call.to() instanceof Callee.ToService(var id, var _))) {
            return call.port();
        }
        return situation.snapshot().service(id).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> port.number() == call.port())
                .mapToInt(port -> target(port, workload))
                .findFirst()
                .orElse(0);
    }

    private static int target(Service.ServicePort port, Workload workload) {
        var target = port.targetPort();
        return target.matches("\\d{1,5}")
                ? Integer.parseInt(target)
                : workload.template().runningContainers().stream()
                        .flatMap(container -> container.ports().stream())
                        .filter(each -> each.name().equals(target))
                        .mapToInt(Container.ContainerPort::number)
                        .findFirst()
                        .orElse(0);
    }
}
