package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.TargetMesh;

/** Completes what the user said about the mesh with what the cluster says. */
final class Targeting {

    /** For a source that does not tell its version: one that every release of a mesh we write for runs on. */
    private static final String ASSUMED_KUBERNETES = "1.33";

    private final TargetWish wish;
    private final Dialect dialect;

    Targeting(TargetWish wish, Dialect dialect) {
        this.wish = wish;
        this.dialect = dialect;
    }

    /** The user's word first, then what is installed, then what fits. */
    TargetMesh in(ClusterSnapshot snapshot) {
        var known = wish.kubernetesVersion().or(snapshot::kubernetesVersion).map(Targeting::plain);
        var kubernetes = known.orElse(ASSUMED_KUBERNETES);
        var mesh = wish.meshVersion()
                .map(Targeting::plain)
                .or(() -> dialect.installedVersion(snapshot).filter(Targeting::isVersion))
                .orElseGet(() -> known.map(dialect::versionFor).orElse(dialect.defaultVersion()));
        return new TargetMesh(wish.mesh(), mesh, kubernetes, known.isPresent());
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    /** A control plane may be there without saying which one it is. */
    private static boolean isVersion(String installed) {
        return !installed.isEmpty() && Character.isDigit(installed.charAt(0));
    }
}
