package dev.meshward.cluster;

import java.util.Comparator;

/** What a Service is called. */
public record ServiceId(String namespace, String name) implements Comparable<ServiceId> {

    private static final Comparator<ServiceId> ORDER =
            Comparator.comparing(ServiceId::namespace).thenComparing(ServiceId::name);

    /** {@code shop/checkout}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }

    @Override
    public int compareTo(ServiceId other) {
        return ORDER.compare(this, other);
    }
}
