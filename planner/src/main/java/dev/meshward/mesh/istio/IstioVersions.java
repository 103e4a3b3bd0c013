package dev.meshward.mesh.istio;

import dev.meshward.mesh.TargetMesh;
import java.util.List;
import java.util.Optional;

/**
 * Releases and the Kubernetes they run on. Istio states the floor per release (istioctl k8sversion): 1.28 for 1.24 and
 * 1.25, 1.29 for 1.26 to 1.28, 1.30 for 1.29, 1.32 for 1.30.
 */
public final class IstioVersions {

    private record Release(String version, int leastKubernetesMinor) {}

    /** The newest stable patch of the newest releases, the newest first. */
    private static final List<Release> RELEASES =
            List.of(new Release("1.30.3", 32), new Release("1.29.6", 30), new Release("1.28.10", 29));

    private IstioVersions() {}

    public static String newest() {
        return RELEASES.getFirst().version();
    }

    /** The newest that runs on this Kubernetes; the oldest known here where none does. */
    public static String newestFor(String kubernetesVersion) {
        int minor = TargetMesh.minorOf(kubernetesVersion);
        return RELEASES.stream()
                .filter(release -> minor == 0 || minor >= release.leastKubernetesMinor())
                .map(Release::version)
                .findFirst()
                .orElse(RELEASES.getLast().version());
    }

    /** The least Kubernetes minor this Istio minor is tested on. */
    public static int leastKubernetesMinor(int istioMinor) {
        if (istioMinor >= 30) {
            return 32;
        }
        if (istioMinor == 29) {
            return 30;
        }
        return istioMinor >= 26 ? 29 : 28;
    }

    /** What has to be known or done about the Kubernetes version before anything is installed. */
    public static Optional<String> kubernetesDecision(TargetMesh target) {
        int least = leastKubernetesMinor(target.meshMinor());
        if (!target.kubernetesVersionIsKnown()) {
            return Optional.of("Kubernetes version: not known from the source; Istio " + target.meshVersion()
                    + " needs 1." + least + " or newer. Look before the platform stage.");
        }
        return target.kubernetesMinor() >= least
                ? Optional.empty()
                : Optional.of("Kubernetes " + target.kubernetesVersion() + " is older than Istio "
                        + target.meshVersion() + " supports (1." + least + " or newer): choose "
                        + newestFor(target.kubernetesVersion()) + " or upgrade the cluster first.");
    }

    /** Orders versions by number, so that 1.9 comes before 1.10. */
    static int compare(String one, String other) {
        var ones = one.split("\\.", -1);
        var others = other.split("\\.", -1);
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            int difference = Integer.compare(number(ones, i), number(others, i));
            if (difference != 0) {
                return difference;
            }
        }
        return one.compareTo(other);
    }

    private static int number(String[] parts, int position) {
        var digits = position < parts.length ? parts[position].replaceAll("\\D.*$", "") : "";
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }
}
