package dev.meshward.mesh.intent;

/** Which of several rules that match a request decides. */
public enum RuleOrder {
    /** The first one written. */
    FIRST_MATCH,
    /** The most specific one; of equals, the first one written. What is most specific, the mesh that wrote it knows. */
    BEST_MATCH
}
