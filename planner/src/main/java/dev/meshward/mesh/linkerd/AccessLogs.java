package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.mesh.Change;
import java.util.List;

/** Access logs of a namespace; its new pods write them, so said before the join they cost no restart (linkerd.md B). */
record AccessLogs(KnownObjects present) {

    List<Change> of(String namespace) {
        var annotations = new NamespaceAnnotations(present, namespace);
        return annotations.annotation(Annotation.ACCESS_LOG).isPresent()
                ? List.of()
                : List.of(annotations.annotated(
                        Annotation.ACCESS_LOG,
                        "json",
                        "access logs of " + namespace + " show every HTTP call during the rollout, and who made it"));
    }
}
