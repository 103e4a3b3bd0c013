package dev.meshward.adoption;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The stages in which workloads admit only the callers that are known. */
final class AuthorizeStages {

    private final Ascent ascent;
    private final Map<WorkloadId, Integer> joinStage;
    private final AdmittedCallers admitted;
    private final Map<WorkloadId, LeftOpen> leftOpen = new TreeMap<>();
    private final List<WorkloadId> climbing = new ArrayList<>();
    private final Map<String, Integer> leftInNamespace = new HashMap<>();

    AuthorizeStages(Ascent ascent, Map<WorkloadId, Integer> joinStage) {
        this.ascent = ascent;
        this.joinStage = joinStage;
        this.admitted = new AdmittedCallers(ascent.question().snapshot(), ascent.arrivals());
        var rule = new OpenRule(ascent);
        ascent.standings().rungs().keySet().stream()
                .filter(ascent.standings()::climbs)
                .filter(workload -> !ascent.standings().rungOf(workload).isAtLeast(Rung.AUTHORIZED))
                .sorted()
                .forEach(workload -> rule.of(workload)
                        .ifPresentOrElse(open -> leftOpen.put(workload, open), () -> climbing.add(workload)));
        climbing.forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
    }

    /** Those that get a policy in this plan, sorted. */
    List<WorkloadId> climbing() {
        return List.copyOf(climbing);
    }

    List<LeftOpen> leftOpen() {
        return List.copyOf(leftOpen.values());
    }

    List<Stage> stages(int first) {
        ToIntFunction<WorkloadId> joined = workload -> joinStage.getOrDefault(workload, 0);
        var waves =
                new Tightening(ascent.wishes().limits(), ascent.grades(), ascent.arrivals(), joined).waves(climbing);
        var stages = new ArrayList<Stage>();
        waves.forEach(wave -> stages.add(stage(wave, first + stages.size())));
        return stages;
    }

    private Stage stage(Tightening.Wave wave, int number) {
        var workloads = wave.workloads();
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var whole = namespaces.stream()
                .filter(namespace -> isCompleted(namespace, workloads))
                .toList();
        return new Stage(
                StageName.id(StageKind.AUTHORIZE, workloads, whole),
                number,
                StageName.slug(StageKind.AUTHORIZE, namespaces),
                StageKind.AUTHORIZE,
                StageName.title(StageKind.AUTHORIZE, namespaces),
                because(workloads, whole),
                List.copyOf(namespaces),
                whole,
                workloads,
                wave.criticality(),
                ascent.owners().ownersOf(workloads),
                gates(workloads),
                warnings(wave));
    }

    private boolean isCompleted(String namespace, List<WorkloadId> workloads) {
        int climbingHere = (int) workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .count();
        return leftInNamespace.merge(namespace, -climbingHere, Integer::sum) == 0;
    }

    private List<String> because(List<WorkloadId> workloads, List<String> whole) {
        var because = new ArrayList<String>();
        because.add("Only known callers are admitted, and only after mutual TLS proves who they are.");
        workloads.forEach(workload -> because.add(admission(workload)));
        whole.forEach(namespace -> because.add(denial(namespace)));
        return because;
    }

    private String admission(WorkloadId workload) {
        var rules = admitted.of(workload).stream()
                .map(LadderIntent.Admission::because)
                .toList();
        var name = workload.namespace() + "/" + workload.name();
        return rules.isEmpty() ? name + " offers nothing and admits nobody." : name + ": " + String.join(" ", rules);
    }

    private String denial(String namespace) {
        var denied = "With this stage namespace " + namespace + " refuses whatever no policy admits";
        var letOff = ascent.question().dialect().leavesOpenBesideDefaultDeny();
        var open = openIn(namespace);
        if (open.isEmpty()) {
            return denied + ".";
        }
        return letOff
                ? denied + ", but for " + Ascent.listed(open) + ", left open."
                : "Namespace " + namespace + " gets no default deny, which would reach " + Ascent.listed(open)
                        + " too: nobody knows all the callers, or the ports they use.";
    }

    private List<WorkloadId> openIn(String namespace) {
        var letOff = ascent.question().dialect().leavesOpenBesideDefaultDeny();
        return ascent.question().snapshot().workloadsIn(namespace).stream()
                .map(Workload::id)
                .filter(workload -> leftOpen.containsKey(workload) || (!letOff && admitted.areSomewhere(workload)))
                .sorted()
                .toList();
    }

    private List<Gate> gates(List<WorkloadId> workloads) {
        var concerned = new TreeSet<>(workloads);
        workloads.forEach(workload -> concerned.addAll(ascent.arrivals().knownCallers(workload)));
        return Probing.gates(
                Gate.When.AFTER,
                ascent.question()
                        .dialect()
                        .beforeEnforcing(ascent.workloads(workloads), workload -> admitted.of(workload.id())),
                ascent.soakTime().of(concerned),
                "Between the dry run and its enforcement: ");
    }

    private List<String> warnings(Tightening.Wave wave) {
        var warnings =
                new ArrayList<>(StrictStages.tooLarge(wave, ascent.wishes().limits()));
        warnings.addAll(new SharedAccounts(ascent.question().snapshot()).warnings(callers(wave)));
        return warnings;
    }

    private Set<WorkloadId> callers(Tightening.Wave wave) {
        var callers = new TreeSet<WorkloadId>();
        wave.workloads().forEach(workload -> callers.addAll(ascent.arrivals().knownCallers(workload)));
        callers.removeIf(caller -> !ascent.standings().hasProxyAtTheEnd(caller));
        return callers;
    }
}
