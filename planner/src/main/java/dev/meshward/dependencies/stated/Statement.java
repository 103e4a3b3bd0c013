package dev.meshward.dependencies.stated;

import dev.meshward.manifest.Place;

/**
 * What a person says of one call.
 *
 * @param from the caller as {@code namespace/name}, {@code (ingress)} or {@code kube-apiserver}
 * @param to the callee as {@code namespace/name} of a Service or workload, or a host outside
 * @param port 0 for every port
 * @param protocol empty where it is not said
 */
public record Statement(
        Verdict verdict, String from, String to, int port, String protocol, String who, String why, Place place) {

    /** What is said. */
    public enum Verdict {
        /** The call is made, however sure the inference is. */
        CONFIRM,
        /** There is no such call, whatever looks like one. */
        REJECT,
        /** A call that nothing shows. */
        ADD
    }
}
