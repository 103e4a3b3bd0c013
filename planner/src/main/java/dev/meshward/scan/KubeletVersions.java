package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Kubernetes version that nodes run. Where they differ the lowest counts: a pod may land on any of them. */
final class KubeletVersions {

    private static final Pattern MINOR = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4}).*");

    private final TreeSet<int[]> seen = new TreeSet<>(
            Comparator.<int[]>comparingInt(version -> version[0]).thenComparingInt(version -> version[1]));

    void note(Manifest manifest) {
        if (!manifest.key().kind().equals("Node")) {
            return;
        }
        var version = MINOR.matcher(
                manifest.at("status", "nodeInfo", "kubeletVersion").textOr(""));
        if (version.matches()) {
            seen.add(new int[] {Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))});
        }
    }

    /** {@code 1.33}. */
    Optional<String> lowest() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.first()[0] + "." + seen.first()[1]);
    }
}
