package dev.meshward.evaluate;

import dev.meshward.cluster.ServiceId;
import java.util.Optional;

/**
 * Where a call goes.
 *
 * @param service the Service the caller names; empty when it calls the pod's own address
 * @param servicePort the port the caller names; that of the pod where no Service stands between
 * @param containerPort the port of the pod
 * @param others whether the other pods behind the Service have a proxy too, which matters for headless Services
 */
public record Arrival(Optional<ServiceId> service, int servicePort, int containerPort, Others others) {

    /** The other pods behind the same Service. */
    public enum Others {
        /** Each of them has a proxy of the callee's mesh. */
        ALL_IN_THE_MESH,
        /** At least one of them has none. */
        SOME_OUTSIDE
    }

    /** A call of a pod's own address. */
    public static Arrival atPod(int containerPort) {
        return new Arrival(Optional.empty(), containerPort, containerPort, Others.ALL_IN_THE_MESH);
    }
}
