package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.intent.AccessPolicy;
import dev.meshward.mesh.intent.AccessPolicy.Effect;
import dev.meshward.mesh.intent.Leaf;
import dev.meshward.mesh.intent.Origin;
import dev.meshward.mesh.intent.TargetWriting;
import dev.meshward.mesh.intent.TransportSecurity;
import dev.meshward.mesh.intent.TransportSecurity.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What became of each field of what was said about access, once all of it is worked out. */
final class AccessFates {

    private final TargetWriting target;
    private final Notes notes;
    private final Map<Leaf, TreeSet<ObjectKey>> writtenByLeaf = new HashMap<>();

    AccessFates(TargetWriting target, Notes notes) {
        this.target = target;
        this.notes = notes;
    }

    /** The group was worked out, into these objects or none. */
    void used(PodGroup group, List<ObjectKey> written) {
        Stream.concat(
                        group.policies().stream().map(AccessPolicy::allOrigins),
                        group.transport().stream().map(TransportSecurity::origin))
                .flatMap(origin -> origin.taken().stream())
                .forEach(taken -> writtenByLeaf
                        .computeIfAbsent(taken.leaf(), _ -> new TreeSet<>())
                        .addAll(written));
    }

    void settle(AccessPolicy policy) {
        policy.extras().forEach(extra -> target.settle(extra.origin()));
        for (var taken : policy.allOrigins().taken()) {
            settle(policy, Origin.of(List.of(taken)), taken.leaf());
        }
    }

    private void settle(AccessPolicy policy, Origin origin, Leaf leaf) {
        var unseen = notes.unseen(leaf);
        var differences = notes.differences(leaf);
        var written = writtenByLeaf.getOrDefault(leaf, new TreeSet<>()).toArray(ObjectKey[]::new);
        if (!writtenByLeaf.containsKey(leaf)) {
            nobody(origin);
        } else if (!policy.decides()) {
            reported(policy, origin, written);
        } else if (unseen.isPresent()) {
            target.lost(origin, unseen.get().because(), unseen.get().instead());
        } else if (policy.effect() == Effect.ASK) {
            target.lost(
                    origin,
                    "Linkerd asks no authorizer outside the mesh; what it would be asked about is refused.",
                    "Ask it at the ingress or in the application, and then say who may call by identity.");
        } else if (!differences.isEmpty()) {
            target.approximated(origin, String.join(" ", differences), written);
        } else {
            target.settle(origin, written);
        }
    }

    private void nobody(Origin origin) {
        target.lost(
                origin,
                "The source holds no pods that it selects, and Linkerd's policies are for ports, which are not known"
                        + " then.",
                "Translate it together with the workloads it is for.");
    }

    private void reported(AccessPolicy policy, Origin origin, ObjectKey... written) {
        if (written.length == 0) {
            target.lost(
                    origin,
                    (policy.isOnlyTried() ? "Linkerd tries no rules out" : "Linkerd reports no single rules")
                            + "; a whole port reports only where nothing else decides about it.",
                    "Read inbound_http_authz_deny_total, or leave the rule out.");
        } else {
            target.approximated(
                    origin,
                    "Every call to the pods is let in and reported, not only those that the rule speaks of.",
                    written);
        }
    }

    void settle(TransportSecurity security) {
        for (var taken : security.origin().taken()) {
            var origin = Origin.of(List.of(taken));
            if (!writtenByLeaf.containsKey(taken.leaf())) {
                nobody(origin);
            } else if (isPlaintextOnly(security)) {
                target.approximated(
                        origin,
                        "Calls between members of the mesh are encrypted in any case; plaintext is let in besides.",
                        writtenByLeaf
                                .getOrDefault(taken.leaf(), new TreeSet<>())
                                .toArray(ObjectKey[]::new));
            } else {
                target.settle(
                        origin,
                        writtenByLeaf
                                .getOrDefault(taken.leaf(), new TreeSet<>())
                                .toArray(ObjectKey[]::new));
            }
        }
    }

    private static boolean isPlaintextOnly(TransportSecurity security) {
        return security.mode()
                        .filter(mode -> mode.value() == Mode.PLAINTEXT_ONLY)
                        .isPresent()
                || security.ports().stream().anyMatch(port -> port.mode() == Mode.PLAINTEXT_ONLY);
    }
}
