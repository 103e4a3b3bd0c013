package dev.meshward.testing.random;

/**
 * A call that a caller's configuration spells out.
 *
 * @param from the caller
 * @param to the workload behind the Service
 * @param port of the Service
 * @param containerPort where the call arrives
 * @param form how the caller spells it
 */
public record KnownCall(
        KnownWorkload from, KnownWorkload to, String service, int port, int containerPort, CallForm form) {

    @Override
    public String toString() {
        return from + " -> " + to + ":" + port + " as " + form;
    }
}
