package dev.meshward.judge;

import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Peer;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that somebody depends on, down to the port of the pod.
 *
 * @param caller empty when it is no workload of the snapshot: {@code stranger} calls then
 * @param callerNamespace for outputs; empty for callers that live in none
 * @param service the Service the caller names; empty when it calls the pod's own address
 * @param belief whether a plan has to keep it, or to ask
 */
record KnownCall(
        Optional<WorkloadId> caller,
        Peer stranger,
        String callerNamespace,
        String callerName,
        WorkloadId callee,
        Optional<ServiceId> service,
        int servicePort,
        int containerPort,
        Application application,
        Hop.Purpose purpose,
        Belief belief)
        implements Comparable<KnownCall> {

    /** How sure we are of it. */
    enum Belief {
        /** Believed: breaking it is breaking the cluster. */
        KNOWN,
        /** A hint: somebody has to look before. */
        HINT
    }

    private static final Comparator<KnownCall> ORDER = Comparator.comparing(KnownCall::callerNamespace)
            .thenComparing(KnownCall::callerName)
            .thenComparing(KnownCall::callee)
            .thenComparingInt(KnownCall::containerPort)
            .thenComparingInt(KnownCall::servicePort)
            .thenComparing(call -> call.service().map(ServiceId::toString).orElse(""))
            .thenComparing(KnownCall::purpose)
            .thenComparing(KnownCall::application)
            .thenComparing(KnownCall::belief);

    /** Whether both ends could be members of a mesh, as far as a call that is believed goes. */
    boolean isBetweenWorkloads() {
        return belief == Belief.KNOWN && caller.isPresent();
    }

    /** Of what tells calls apart; comparing whole pods would take long. */
    @Override
    public int hashCode() {
        return Objects.hash(callerNamespace, callerName, callee, containerPort);
    }

    @Override
    public int compareTo(KnownCall other) {
        return ORDER.compare(this, other);
    }
}
