package dev.meshward.testing.live;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ScanGap;
import dev.meshward.live.ClusterAddress;
import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.LiveScan;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SourceUnreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Scans of a stub, and what tests look at in their outcome. */
record Scanning(StubApiServer server, Path folder) {

    ClusterSnapshot scan() {
        return scan(Set.of());
    }

    ClusterSnapshot scan(Set<String> namespaces) {
        return scan(ScanOptions.everything().withNamespaces(namespaces), LiveProgress.unseen());
    }

    ClusterSnapshot scan(ScanOptions options, LiveProgress progress) {
        try {
            var address = new ClusterAddress(Optional.empty(), Optional.of(server.kubeconfig(folder)));
            return new LiveScan(Map.of(), options, progress).scan(address).snapshot();
        } catch (IOException | SourceUnreadable e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static List<String> notSeen(ClusterSnapshot snapshot) {
        return snapshot.notSeen().stream().map(ScanGap.NotSeen::where).toList();
    }

    /** Bare pods, which are workloads each. */
    static String pods(String namespace, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: pod-%d, namespace: %s}
                    spec: {containers: [{name: app, image: app:1}]}
                    """.formatted(i, namespace))
                .collect(Collectors.joining("---\n"));
    }

    static String namespace(String name) {
        return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + "}\n---\n";
    }

    static String deployment(String namespace, String name) {
        return """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s, namespace: %s}
            spec:
              selector: {matchLabels: {app: %s}}
              template:
                metadata: {labels: {app: %s}}
                spec: {containers: [{name: app, image: app:1}]}
            ---
            """.formatted(name, namespace, name, name);
    }
}
