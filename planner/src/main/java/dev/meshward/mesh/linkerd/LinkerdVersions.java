package dev.meshward.mesh.linkerd;

import dev.meshward.mesh.TargetMesh;
import java.util.List;

/**
 * Releases, the charts they are installed from, and the Kubernetes they run on. The project publishes edge charts only;
 * a version tag names the edge release it was cut from, and that release's charts carry its date as their version. The
 * floors are the charts' own {@code kubeVersion} (linkerd.md 0). Older ones are left out: before 2.18 callers reach
 * meshed pods on the application's port, and before 2.16 a Server has no accessPolicy.
 */
final class LinkerdVersions {

    private record Release(String version, String edge, String chart, int leastKubernetesMinor) {}

    /** The newest first. */
    private static final List<Release> RELEASES = List.of(
            new Release("2.20", "edge-26.6.3", "2026.6.3", 31),
            new Release("2.19", "edge-25.10.7", "2025.10.7", 23),
            new Release("2.18", "edge-25.4.4", "2025.4.4", 23));

    private LinkerdVersions() {}

    static String newest() {
        return RELEASES.getFirst().version();
    }

    /** The newest that runs on this Kubernetes; the oldest known here where none does. */
    static String newestFor(String kubernetesVersion) {
        int minor = TargetMesh.minorOf(kubernetesVersion);
        return RELEASES.stream()
                .filter(release -> minor == 0 || minor >= release.leastKubernetesMinor())
                .map(Release::version)
                .findFirst()
                .orElse(RELEASES.getLast().version());
    }

    /** The chart version of this Linkerd; the newest known where it is none of ours. */
    static String chartOf(int meshMinor) {
        return release(meshMinor).chart();
    }

    /** The edge release this Linkerd was cut from. */
    static String edgeOf(int meshMinor) {
        return release(meshMinor).edge();
    }

    static int leastKubernetesMinor(int meshMinor) {
        return release(meshMinor).leastKubernetesMinor();
    }

    /** Whether the charts of exactly this minor version are known here. */
    static boolean isKnown(int meshMinor) {
        return RELEASES.stream().anyMatch(release -> TargetMesh.minorOf(release.version()) == meshMinor);
    }

    private static Release release(int meshMinor) {
        return RELEASES.stream()
                .filter(release -> TargetMesh.minorOf(release.version()) == meshMinor)
                .findFirst()
                .orElse(RELEASES.getFirst());
    }

    /** The number such as 2.20 that an edge release such as {@code 26.7.1} belongs to, as far as is known. */
    static String ofEdge(String year, String month) {
        int date = Integer.parseInt(year) * 100 + Integer.parseInt(month);
        if (date >= 2606) {
            return "2.20";
        }
        if (date >= 2510) {
            return "2.19";
        }
        return date >= 2504 ? "2.18" : "unknown";
    }
}
