package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StrictException;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.LadderIntent.Admission;
import dev.meshward.mesh.LadderIntent.ServiceAccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who has to be admitted to a workload: the ServiceAccounts of its known callers on the ports they call, and everybody
 * on the ports on which plaintext stays accepted, since a plaintext caller has no identity to name.
 */
record AdmissionRule(DependencyGraph graph, Roster roster) {

    List<Admission> of(Workload workload, Stage stage) {
        var accountsByPorts = new TreeMap<String, Callers>();
        for (var call : graph.callsTo(workload.id())) {
            if (call.confidence().isAtLeast(Confidence.MEDIUM)
                    && call.from() instanceof Caller.Pods(var caller)
                    && (caller.equals(workload.id()) || roster.isJoinedBefore(stage, caller))) {
                admit(call, caller, workload, accountsByPorts);
            }
        }
        var admissions = new ArrayList<Admission>();
        accountsByPorts.values().forEach(callers -> admissions.add(callers.admission()));
        roster.exceptionsOf(workload.id()).forEach(exception -> admissions.add(plaintext(exception)));
        return admissions;
    }

    private void admit(Dependency call, WorkloadId caller, Workload receiver, Map<String, Callers> accountsByPorts) {
        var ports = new CalledPorts(roster.snapshot()).of(call, receiver);
        var account = roster.snapshot()
                .workload(caller)
                .map(each ->
                        new ServiceAccountId(each.namespace(), each.template().serviceAccount()));
        if (ports.isPresent() && account.isPresent()) {
            accountsByPorts
                    .computeIfAbsent(ports.get().toString(), _ -> new Callers(ports.get()))
                    .add(account.get(), caller);
        }
    }

    private static Admission plaintext(StrictException exception) {
        return new Admission(List.of(), exception.ports(), exception.because());
    }

    /** Everybody who calls the same ports. */
    private static final class Callers {

        private final List<Integer> ports;
        private final TreeSet<ServiceAccountId> accounts = new TreeSet<>();
        private final TreeSet<WorkloadId> workloads = new TreeSet<>(Comparator.naturalOrder());

        Callers(List<Integer> ports) {
            this.ports = ports;
        }

        void add(ServiceAccountId account, WorkloadId workload) {
            accounts.add(account);
            workloads.add(workload);
        }

        Admission admission() {
            var names = String.join(
                    ", ", workloads.stream().map(WorkloadId::toString).toList());
            return new Admission(List.copyOf(accounts), ports, "called by " + names);
        }
    }
}
