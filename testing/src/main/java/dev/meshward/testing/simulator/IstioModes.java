package dev.meshward.testing.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PeerAuthentications together (istio.md A.7), the algorithm as it stands there. */
record IstioModes(Cluster cluster, String root) {

    private static final String TYPE = "security.istio.io/PeerAuthentication";

    /** The mode of a port of this pod; several where the age of policies is not known and matters. */
    Set<String> of(Pod pod, int port) {
        var modes = new LinkedHashSet<String>();
        for (var around : around(pod.namespace())) {
            for (var policy : pod.namespace().equals(root) ? nobody() : one(onPods(pod))) {
                var ofWorkload = policy.flatMap(each -> set(each.text("spec", "mtls", "mode")));
                var ofPort =
                        policy.flatMap(each -> set(each.text("spec", "portLevelMtls", Integer.toString(port), "mode")));
                modes.add(ofPort.or(() -> ofWorkload).orElse(around));
            }
        }
        return modes;
    }

    /** The modes of the namespace and of the mesh alone. */
    Set<String> around(String namespace) {
        var modes = new LinkedHashSet<String>();
        for (var mesh : one(unselective(root))) {
            var ofMesh =
                    mesh.flatMap(each -> set(each.text("spec", "mtls", "mode"))).orElse("PERMISSIVE");
            for (var own : namespace.equals(root) ? nobody() : one(unselective(namespace))) {
                modes.add(own.flatMap(each -> set(each.text("spec", "mtls", "mode")))
                        .orElse(ofMesh));
            }
        }
        return modes;
    }

    private List<Thing> unselective(String namespace) {
        return cluster.in(namespace, TYPE).stream()
                .filter(each -> each.labels("spec", "selector", "matchLabels").isEmpty())
                .toList();
    }

    private List<Thing> onPods(Pod pod) {
        return cluster.in(pod.namespace(), TYPE).stream()
                .filter(each -> !each.labels("spec", "selector", "matchLabels").isEmpty())
                .filter(each -> pod.labels()
                        .entrySet()
                        .containsAll(
                                each.labels("spec", "selector", "matchLabels").entrySet()))
                .toList();
    }

    private static List<Optional<Thing>> one(List<Thing> all) {
        return all.isEmpty()
                ? nobody()
                : Ages.maybeOldest(all).stream().map(Optional::of).toList();
    }

    private static List<Optional<Thing>> nobody() {
        return List.of(Optional.empty());
    }

    private static Optional<String> set(String mode) {
        return Optional.of(mode).filter(each -> !each.isEmpty() && !each.equals("UNSET"));
    }
}
