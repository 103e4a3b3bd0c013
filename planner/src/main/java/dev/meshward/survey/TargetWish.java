package dev.meshward.survey;

import dev.meshward.mesh.MeshName;
import java.util.Optional;

/** What the user said about the mesh to adopt; what was left out is found out. */
public record TargetWish(MeshName mesh, Optional<String> meshVersion, Optional<String> kubernetesVersion) {

    /** This mesh, and whatever fits the cluster. */
    public static TargetWish of(MeshName mesh) {
        return new TargetWish(mesh, Optional.empty(), Optional.empty());
    }
}
