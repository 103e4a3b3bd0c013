package dev.meshward.judge;

import java.util.Comparator;

/**
 * What becomes of one call at one point of a plan.
 *
 * @param stage the folder of the stage
 * @param step its number; {@code undo 2 after 3} on the way back from step 3
 * @param state what of the step has arrived, and which pods are old or new
 * @param callerNamespace empty for callers that live in none
 * @param caller the workload, {@code (ingress)}, {@code kube-apiserver}, {@code kubelet}, or a class of callers in brackets
 * @param port of the pod
 * @param rule the object or the rule that decided; empty where none is to be named
 * @param weight what it does to the grade of its stage
 */
public record JudgedCall(
        String stage,
        String step,
        String state,
        String callerNamespace,
        String caller,
        String calleeNamespace,
        String callee,
        int port,
        Outcome outcome,
        String rule,
        String because,
        Grade weight)
        implements Comparable<JudgedCall> {

    /** What became of it. */
    public enum Outcome {
        DELIVERED_MTLS("delivered-mtls"),
        DELIVERED_PLAINTEXT("delivered-plaintext"),
        REFUSED("refused"),
        /** A caller is let in that was kept out before the stage. */
        OPENED("opened"),
        UNKNOWN("unknown");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean isDelivered() {
            return this == DELIVERED_MTLS || this == DELIVERED_PLAINTEXT;
        }
    }

    /** The same in a stage whose folder has another name now. */
    JudgedCall in(String folder) {
        return new JudgedCall(
                folder,
                step,
                state,
                callerNamespace,
                caller,
                calleeNamespace,
                callee,
                port,
                outcome,
                rule,
                because,
                weight);
    }

    private static final Comparator<JudgedCall> ORDER = Comparator.comparing(JudgedCall::stage)
            .thenComparing(JudgedCall::step)
            .thenComparing(JudgedCall::state)
            .thenComparing(JudgedCall::callerNamespace)
            .thenComparing(JudgedCall::caller)
            .thenComparing(JudgedCall::calleeNamespace)
            .thenComparing(JudgedCall::callee)
            .thenComparingInt(JudgedCall::port)
            .thenComparing(JudgedCall::outcome)
            .thenComparing(JudgedCall::rule)
            .thenComparing(JudgedCall::because);

    @Override
    public int compareTo(JudgedCall other) {
        return ORDER.compare(this, other);
    }
}
