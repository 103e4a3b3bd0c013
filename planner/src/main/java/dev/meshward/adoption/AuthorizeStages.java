package dev.meshward.adoption;

import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.mesh.LadderIntent;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/** The stages in which workloads admit only the callers that are known. */
final class AuthorizeStages implements TighteningStages.Content {

    private final Ascent ascent;
    private final Map<WorkloadId, Integer> joinStage;
    private final AdmittedCallers admitted;
    private final Map<WorkloadId, LeftOpen> leftOpen = new TreeMap<>();
    private final List<WorkloadId> climbing = new ArrayList<>();

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
    }

    List<LeftOpen> leftOpen() {
        return List.copyOf(leftOpen.values());
    }

    /** Those that admit only known callers in this plan, sorted. */
    List<WorkloadId> climbing() {
        return List.copyOf(climbing);
    }

    /** @param number of each of them, counted from 0 */
    Climb climb(IntUnaryOperator number) {
        return new TighteningStages(ascent, StageKind.AUTHORIZE, climbing).climb(joinStage, number, this);
    }

    @Override
    public List<String> because(List<WorkloadId> workloads, List<String> whole) {
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

    @Override
    public List<Gate> gates(List<WorkloadId> workloads) {
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

    @Override
    public List<String> warnings(Tightening.Wave wave) {
        return new SharedAccounts(ascent.question().snapshot()).warnings(callers(wave));
    }

    private Set<WorkloadId> callers(Tightening.Wave wave) {
        var callers = new TreeSet<WorkloadId>();
        wave.workloads().forEach(workload -> callers.addAll(ascent.arrivals().knownCallers(workload)));
        callers.removeIf(caller -> !ascent.standings().hasProxyAtTheEnd(caller));
        return callers;
    }
}
