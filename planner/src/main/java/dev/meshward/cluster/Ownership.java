package dev.meshward.cluster;

/**
 * Who reverts a change to an object, and so who has to make it. Read from tracking labels and annotations, owner
 * references and managed fields.
 */
public sealed interface Ownership {

    /** Nobody in particular: a change by kubectl stays. */
    record Nobody() implements Ownership {}

    /**
     * A GitOps controller keeps the object as its repository says.
     *
     * @param tool {@code Argo CD} or {@code Flux}
     * @param application the Application, Kustomization or HelmRelease, {@code namespace/name} where known
     */
    record GitOps(String tool, String application) implements Ownership {}

    /** A Helm release; a change by kubectl stays until the next upgrade. */
    record HelmRelease(String release, String namespace) implements Ownership {}

    /** A controller made the object from another one and reverts changes to it. */
    record Operator(String apiVersion, String kind, String name) implements Ownership {}

    /** A field manager other than kubectl and Helm applied it: perhaps a pipeline. A change by kubectl may be reverted. */
    record Applied(String manager) implements Ownership {}

    /** The owner in words, such as {@code Argo CD (shop)}; empty for nobody. */
    default String words() {
        return switch (this) {
            case Nobody _ -> "";
            case GitOps(var tool, var application) -> tool + " (" + application + ")";
            case HelmRelease(var release, var namespace) ->
                "Helm release " + (namespace.isEmpty() ? release : namespace + "/" + release);
            case Operator(var _, var kind, var name) -> kind + " " + name;
            case Applied(var manager) -> "field manager " + manager;
        };
    }
}
