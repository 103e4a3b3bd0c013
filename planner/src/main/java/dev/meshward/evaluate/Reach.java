package dev.meshward.evaluate;

import dev.meshward.cluster.LabelSelector;
import dev.meshward.cluster.ServiceId;

/**
 * Which calls may be decided differently when an object changes. Too wide costs time, too narrow would hide a refusal:
 * rules answer with the widest that may be true.
 */
public sealed interface Reach {

    /** No call. */
    record Nobody() implements Reach {}

    /** Calls whose caller or callee is a pod of this namespace that these labels select. */
    record PodsOf(String namespace, LabelSelector pods, Ends ends) implements Reach {}

    /** Which end of a call has to be among the pods. */
    enum Ends {
        CALLER,
        CALLEE,
        EITHER
    }

    /** Calls to this Service. */
    record CallsTo(ServiceId service) implements Reach {}

    /** Every call. */
    record Everybody() implements Reach {}
}
