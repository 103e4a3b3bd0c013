package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Sizing;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.Fix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The stages before anyone climbs: prerequisites, platform, observability. */
record GroundStages(Ascent ascent) {

    /** @param questions those people have to answer */
    List<Stage> stages(List<String> questions) {
        var stages = new ArrayList<Stage>();
        prerequisites(questions).ifPresent(stages::add);
        if (somebodyClimbs()) {
            platform(stages.size()).ifPresent(stages::add);
            stages.add(observability(stages.size()));
        }
        return stages;
    }

    private boolean somebodyClimbs() {
        return !ascent.standings().joining().isEmpty()
                || !ascent.standings().alreadyThere().isEmpty();
    }

    private Optional<Stage> prerequisites(List<String> questions) {
        var fixable = ascent.question().findings().stream()
                .filter(finding -> finding.fix()
                        .filter(fix -> fix.isMadeByPlan() && !(fix instanceof Fix.AnnotateAtJoin))
                        .isPresent())
                .sorted()
                .toList();
        if (fixable.isEmpty() && questions.isEmpty()) {
            return Optional.empty();
        }
        var because = new ArrayList<String>();
        fixable.forEach(finding -> because.add(settled(finding)));
        if (!questions.isEmpty()) {
            because.add(
                    questions.size() == 1
                            ? "A question is open whose answer may change the plan."
                            : questions.size() + " questions are open whose answers may change the plan.");
        }
        var namespaces = new TreeSet<String>();
        fixable.forEach(finding -> namespaces.addAll(namespacesOf(finding)));
        return Optional.of(stage(StageKind.PREREQUISITES, 0, because, namespaces, List.of()));
    }

    private static String settled(Finding finding) {
        var diagnosis = finding.diagnosis();
        var why = finding.fix().map(Fix::because).orElse("");
        return diagnosis.code() + " on " + diagnosis.subject() + " is settled first: " + why;
    }

    private static List<String> namespacesOf(Finding finding) {
        var object = finding.fix().stream()
                .flatMap(fix -> switch (fix) {
                    case Fix.ChangeFields(var key, var _, var _) -> Stream.of(key);
                    case Fix.AddObject(var added, var _) -> Stream.of(added.key());
                    case Fix.AnnotateAtJoin _, Fix.Offer _ -> Stream.of();
                })
                .map(key -> key.kind().equals("Namespace") ? key.name() : key.namespace());
        return object.filter(namespace -> !namespace.isEmpty()).toList();
    }

    private Optional<Stage> platform(int number) {
        if (ascent.question()
                .dialect()
                .installedVersion(ascent.question().snapshot())
                .isPresent()) {
            return Optional.empty();
        }
        var namespaces = installation().releases().stream()
                .map(Installation.Release::namespace)
                .toList();
        var because = List.of(
                "Nobody can join a mesh that is not there.",
                "What is hard to change later (trust domain, root certificate, names) is asked before it is"
                        + " installed.");
        return Optional.of(stage(StageKind.PLATFORM, number, because, namespaces, List.of()));
    }

    private Installation installation() {
        var question = ascent.question();
        var snapshot = question.snapshot();
        int pods =
                snapshot.workloads().stream().mapToInt(each -> each.replicas()).sum();
        int joining = ascent.workloads(ascent.standings().joining()).stream()
                .mapToInt(each -> each.replicas())
                .sum();
        var sizing = new Sizing(snapshot.services().size(), pods, joining);
        return question.dialect().installation(question.target(), sizing, snapshot);
    }

    private Stage observability(int number) {
        var because = new ArrayList<String>();
        ascent.question()
                .dialect()
                .installedVersion(ascent.question().snapshot())
                .ifPresent(version -> because.add("The control plane is there already, version " + version + "."));
        because.add("Observability comes first: a change that is not measured cannot be judged.");
        var baseline = new Gate(
                Gate.When.AFTER,
                "Are error rates and latencies at the ingress or of the applications, restarts and readiness recorded?",
                "yes",
                "7d",
                "Before the first join the mesh has no metrics: without this baseline nobody could tell afterwards"
                        + " whether a stage did harm.");
        return stage(StageKind.OBSERVABILITY, number, because, climbingNamespaces(), List.of(baseline));
    }

    private Collection<String> climbingNamespaces() {
        var namespaces = new TreeSet<String>();
        ascent.standings().joining().forEach(workload -> namespaces.add(workload.namespace()));
        ascent.standings()
                .alreadyThere()
                .forEach(there -> namespaces.add(there.workload().namespace()));
        return namespaces;
    }

    private Stage stage(
            StageKind kind, int number, List<String> because, Collection<String> namespaces, List<Gate> gates) {
        return new Stage(
                StageName.id(kind, List.<WorkloadId>of(), List.of()),
                number,
                kind.word(),
                kind,
                StageName.title(kind, namespaces),
                because,
                List.copyOf(namespaces),
                List.of(),
                List.of(),
                Criticality.LOW,
                "",
                gates,
                List.of());
    }
}
