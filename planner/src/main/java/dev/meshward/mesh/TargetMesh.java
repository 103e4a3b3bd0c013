package dev.meshward.mesh;

/**
 * Where the journey goes.
 *
 * @param meshVersion such as {@code 1.30.3}
 * @param kubernetesVersion such as {@code 1.33}: the snapshot's, the user's, or the newest the mesh supports
 * @param kubernetesVersionIsKnown false when {@code kubernetesVersion} is only assumed
 */
public record TargetMesh(
        MeshName name, String meshVersion, String kubernetesVersion, boolean kubernetesVersionIsKnown) {

    /** The minor number of the Kubernetes version: 33 of {@code 1.33.2}. */
    public int kubernetesMinor() {
        return minorOf(kubernetesVersion);
    }

    /** The minor number of the mesh's version. */
    public int meshMinor() {
        return minorOf(meshVersion);
    }

    /** The minor number of a version such as {@code v1.33.2-eks}; 0 where it has none. */
    public static int minorOf(String version) {
        var parts = version.replaceFirst("^v", "").split("\\.", -1);
        var digits = parts.length < 2 ? "" : parts[1].replaceAll("\\D.*$", "");
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }
}
