package dev.meshward.testing.simulator;

/**
 * What a rollout does that it must not.
 *
 * @param stage the folder
 * @param caller {@code namespace/name} of a known caller, {@code (ingress)} and the like; the class of callers of a door; else
 *     empty
 * @param callee {@code namespace/name} of the workload; the object that stays behind
 * @param port of the pod; 0 for all that nobody declares
 * @param step where it shows first
 */
public record Harm(Kind kind, String stage, String caller, String callee, int port, String step) {

    /** What kind of harm. */
    public enum Kind {
        /** A known call that worked before the stage is refused. */
        BREAKS,
        /** Somebody is let in who was kept out before the stage. */
        OPENS,
        /** After undo something is not as it was. */
        STAYS,
        /** A step fails. */
        FAILS
    }

    /** The same wherever it shows. */
    public Harm anywhere() {
        return new Harm(kind, "", caller, callee, port, "");
    }
}
