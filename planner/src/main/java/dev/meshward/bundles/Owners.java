package dev.meshward.bundles;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.OwnerReading;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.Map;

/** Who has to make a change to an object. */
final class Owners {

    private final ClusterSnapshot snapshot;
    private final Map<ObjectKey, Ownership> ownerByObject = new HashMap<>();

    Owners(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        for (Workload workload : snapshot.workloads()) {
            ownerByObject.put(workload.manifest().key(), workload.owner());
        }
        for (Namespace namespace : snapshot.namespaces()) {
            ownerByObject.put(new ObjectKey("", "Namespace", "", namespace.name()), namespace.owner());
        }
    }

    /**
     * The owner in words, where a change by kubectl would be reverted; empty where it stays. Helm merges three ways and
     * keeps what it never wrote, and another field manager owns only the fields it applied.
     */
    String whoMustChange(ObjectKey object) {
        return switch (of(object)) {
            case Ownership.GitOps gitOps -> gitOps.words();
            case Ownership.Operator operator -> operator.words();
            case Ownership.HelmRelease _, Ownership.Applied _, Ownership.Nobody _ -> "";
        };
    }

    /** Where a change by kubectl stays, but has to be written down elsewhere too; empty where that is not so. */
    String whoShouldKnow(ObjectKey object) {
        return switch (of(object)) {
            case Ownership.HelmRelease helm -> helm.words();
            case Ownership.Applied applied -> applied.words();
            case Ownership.GitOps _, Ownership.Operator _, Ownership.Nobody _ -> "";
        };
    }

    private Ownership of(ObjectKey object) {
        var known = ownerByObject.get(object);
        return known != null
                ? known
                : snapshot.object(object).map(OwnerReading::of).orElse(new Ownership.Nobody());
    }
}
