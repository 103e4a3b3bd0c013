package dev.meshward.cluster;

import dev.meshward.manifest.ObjectKey;
import java.util.Locale;

/** What a workload is called: {@code Deployment}, {@code shop}, {@code checkout}. */
public record WorkloadId(String kind, String namespace, String name) implements Comparable<WorkloadId> {

    /** Of the workload that this object is. */
    public static WorkloadId of(ObjectKey object) {
        return new WorkloadId(object.kind(), object.namespace(), object.name());
    }

    /** {@code deployment shop/checkout}. */
    @Override
    public String toString() {
        return kind.toLowerCase(Locale.ROOT) + " " + namespace + "/" + name;
    }

    /** By namespace, name and kind. Written out: large clusters compare names many million times. */
    @Override
    public int compareTo(WorkloadId other) {
        int byNamespace = namespace.compareTo(other.namespace);
        int byName = byNamespace != 0 ? byNamespace : name.compareTo(other.name);
        return byName != 0 ? byName : kind.compareTo(other.kind);
    }
}
