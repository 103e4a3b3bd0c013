package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The doors of one workload that a stage opens, surely or perhaps; one line for each step, caller and port. */
final class OpenedDoors {

    private static final String UNDECLARED_BEHIND =
            "A network policy lets it in to the mesh's own port, behind which all ports are, and to no other than"
                    + " those it names; whether anything listens on a port that no container declares is not known.";

    private final String stage;
    private final WorkloadId workload;
    private final Map<String, JudgedCall> found = new TreeMap<>();

    OpenedDoors(String stage, WorkloadId workload) {
        this.stage = stage;
        this.workload = workload;
    }

    List<JudgedCall> all() {
        return List.copyOf(found.values());
    }

    void open(CallerClass caller, int port, DoorJudging.Look look, Verdict verdict) {
        if (verdict.isDelivered()) {
            var because = "It is let in here (" + verdict.word() + ") and was kept out before the stage.";
            put(caller, port, look, JudgedCall.Outcome.OPENED, because, Grade.UNSAFE);
        } else {
            var because = "It was kept out before the stage and may be let in here.";
            put(caller, port, look, JudgedCall.Outcome.UNKNOWN, because, Grade.CONDITIONAL);
        }
    }

    /** For members alone: without mutual TLS the network does not let them pass. */
    void openBehindTheMeshPort(CallerClass caller, int port, DoorJudging.Look look, Verdict verdict, Match passes) {
        if (port == PodPorts.UNDECLARED) {
            put(caller, port, look, JudgedCall.Outcome.UNKNOWN, UNDECLARED_BEHIND, Grade.CONDITIONAL);
        } else {
            open(caller, port, look, passes == Match.YES ? verdict : new Verdict.Unknown("It may pass."));
        }
    }

    private void put(
            CallerClass caller,
            int port,
            DoorJudging.Look look,
            JudgedCall.Outcome outcome,
            String because,
            Grade weight) {
        var line = new JudgedCall(
                stage,
                look.step(),
                look.state().get(),
                caller.namespace(),
                caller.name(),
                workload.namespace(),
                workload.name(),
                port == PodPorts.UNDECLARED ? 0 : port,
                outcome,
                "",
                because,
                weight);
        found.putIfAbsent(look.step() + "\n" + caller.name() + caller.namespace() + "\n" + port, line);
    }
}
