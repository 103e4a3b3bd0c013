package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Why these workloads may refuse plaintext now: who calls them, and since when these callers have a proxy. */
record StrictReasons(Ascent ascent, Map<WorkloadId, StrictException> exceptions, Map<WorkloadId, Integer> joinStage) {

    List<String> of(List<WorkloadId> workloads, Collection<String> whole) {
        var because = new ArrayList<String>();
        because.add("A workload refuses plaintext only after every known caller has joined in an earlier stage.");
        workloads.forEach(workload -> because.add(callers(workload)));
        workloads.stream()
                .map(exceptions::get)
                .filter(java.util.Objects::nonNull)
                .forEach(exception -> because.add(excepted(exception)));
        whole.stream().map(this::asAWhole).forEach(because::add);
        because.add(
                "Probes of the kubelet go on: " + ascent.question().dialect().whyProbesGoOn() + ".");
        return because;
    }

    private String callers(WorkloadId workload) {
        var callers = new TreeSet<String>();
        for (var caller : ascent.arrivals().knownCallers(workload)) {
            if (ascent.standings().hasProxyAtTheEnd(caller)) {
                callers.add(name(caller) + joined(caller));
            }
        }
        if (!callers.isEmpty()) {
            return name(workload) + " is called by " + Ascent.listed(callers) + ".";
        }
        var unseen = UnseenCallers.of(ascent.question().snapshot()).reservation();
        return exceptions.containsKey(workload)
                ? name(workload) + " has no known caller" + unseen + " but those excepted below."
                : name(workload) + " has no known caller" + unseen + ".";
    }

    private String joined(WorkloadId caller) {
        var stage = joinStage.get(caller);
        return stage == null ? " (joined before)" : " (joined in stage " + stage + ")";
    }

    private static String excepted(StrictException exception) {
        var where = exception.ports().isEmpty()
                ? "All of " + name(exception.workload())
                : (exception.ports().size() == 1 ? "Port " : "Ports ") + Ascent.listed(exception.ports()) + " of "
                        + name(exception.workload());
        return where + (exception.ports().size() > 1 ? " go" : " goes") + " on accepting plaintext: "
                + exception.because();
    }

    /** Pods without a proxy are not touched by what their namespace demands: nobody there would enforce it. */
    private String asAWhole(String namespace) {
        var without = ascent.standings().postponed().keySet().stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .toList();
        var whole = "With this stage all workloads of namespace " + namespace
                + " that have a proxy are strict, and so is the namespace";
        return without.isEmpty()
                ? whole + "."
                : whole + "; " + Ascent.listed(without)
                        + (without.size() == 1 ? " has no proxy and goes on" : " have no proxy and go on")
                        + " as before.";
    }

    private static String name(WorkloadId workload) {
        return workload.namespace() + "/" + workload.name();
    }
}
