package dev.meshward.mesh;

/**
 * Where a workload stands before the plan begins.
 *
 * @param rung how far it has climbed in the target mesh
 * @param otherMesh the other mesh it is part of, such as {@code Linkerd}; empty when none
 * @param because the label, annotation or object that shows it
 */
public record Membership(Rung rung, String otherMesh, String because) {

    public boolean isInAnotherMesh() {
        return !otherMesh.isEmpty();
    }
}
