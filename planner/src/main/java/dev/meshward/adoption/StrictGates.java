package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What has to be seen before workloads turn strict. */
record StrictGates(Ascent ascent) {

    List<Gate> of(List<WorkloadId> workloads) {
        var concerned = new TreeSet<>(workloads);
        workloads.forEach(workload -> ascent.arrivals().at(workload).stream()
                .filter(arrival -> arrival.call().from() instanceof Caller.Pods)
                .forEach(arrival -> concerned.add(((Caller.Pods) arrival.call().from()).workload())));
        var soak = ascent.soakTime().of(concerned);
        var probes = ascent.question().dialect().beforeStrict(ascent.workloads(workloads));
        var gates = new ArrayList<>(Probing.gates(Gate.When.BEFORE, probes, soak, ""));
        workloads.forEach(workload -> gates.addAll(hints(workload, soak)));
        UnseenCallers.of(ascent.question().snapshot())
                .gate(workloads, soak.words())
                .ifPresent(gates::add);
        return gates;
    }

    /** Somebody without mutual TLS who perhaps calls: too little to keep a door open, too much to shut it unasked. */
    private List<Gate> hints(WorkloadId workload, SoakTime.Soak soak) {
        return ascent.arrivals().at(workload).stream()
                .filter(arrival -> !arrival.isKnown() && arrival.plaintext().isPresent())
                .map(arrival -> gate(arrival, workload, soak))
                .distinct()
                .toList();
    }

    private static Gate gate(Arrival hint, WorkloadId workload, SoakTime.Soak soak) {
        var why = hint.plaintext().map(Plaintext::because).orElse("");
        return new Gate(
                Gate.When.BEFORE,
                question(hint, workload),
                "no",
                soak.words(),
                "Only a hint says so"
                        + hint.call().evidence().stream()
                                .findFirst()
                                .map(StrictGates::said)
                                .orElse("") + "; if it is true, the call would be refused: " + why + ".");
    }

    static String question(Arrival hint, WorkloadId workload) {
        var port = hint.call().port() > 0 ? " on port " + hint.call().port() : "";
        var caller = switch (hint.call().from()) {
            case Caller.Pods(var id) -> id.toString();
            case Caller.Outside _ -> "anybody outside the cluster";
            case Caller.ApiServer _ -> "the API server";
            case Caller.Kubelet _ -> "the kubelet";
        };
        return "Does " + caller + " call " + workload + port + "?";
    }

    private static String said(Evidence evidence) {
        return " (" + evidence.place() + ")";
    }
}
