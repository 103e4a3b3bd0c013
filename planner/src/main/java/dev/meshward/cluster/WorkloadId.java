package dev.meshward.cluster;

import java.util.Comparator;
import java.util.Locale;

/** What a workload is called: {@code Deployment}, {@code shop}, {@code checkout}. */
public record WorkloadId(String kind, String namespace, String name) implements Comparable<WorkloadId> {

    private static final Comparator<WorkloadId> ORDER = Comparator.comparing(WorkloadId::namespace)
            .thenComparing(WorkloadId::name)
            .thenComparing(WorkloadId::kind);

    /** {@code deployment shop/checkout}. */
    @Override
    public String toString() {
        return kind.toLowerCase(Locale.ROOT) + " " + namespace + "/" + name;
    }

    @Override
    public int compareTo(WorkloadId other) {
        return ORDER.compare(this, other);
    }
}
