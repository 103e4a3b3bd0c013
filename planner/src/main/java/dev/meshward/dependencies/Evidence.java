package dev.meshward.dependencies;

import dev.meshward.manifest.Place;
import java.util.Comparator;
import java.util.OptionalDouble;

/** One reason to believe in a dependency. Every dependency keeps every reason, each with its place. */
public sealed interface Evidence extends Comparable<Evidence> {

    Place place();

    Confidence confidence();

    /** A short word for outputs, such as {@code env}, {@code networkpolicy} or {@code traffic}. */
    String kind();

    /** One sentence for people: what is written there and how it was read. Never a secret value. */
    String because();

    /**
     * The caller's own configuration names an address that resolves to the callee.
     *
     * @param kind where it stands: {@code env}, {@code args}, {@code configmap}, {@code annotation} …
     * @param address the address as parsed, credentials left out: {@code ledger.payments:8080}
     */
    record DeclaredAddress(String kind, Place place, Confidence confidence, String address, String because)
            implements Evidence {}

    /**
     * Traffic was seen.
     *
     * @param tool who saw it: {@code istio}, {@code hubble} …
     * @param perSecond requests or connections per second; empty when the export tells no rate
     */
    record ObservedTraffic(Place place, Confidence confidence, String tool, OptionalDouble perSecond, String because)
            implements Evidence {
        @Override
        public String kind() {
            return "traffic";
        }
    }

    /** A policy lets the caller reach the callee: a permission, not yet a call. */
    record PolicyAllowance(String kind, Place place, Confidence confidence, String because) implements Evidence {}

    /** A routing or monitoring object joins both ends: Ingress, Gateway API, ServiceMonitor, webhook … */
    record RoutingDeclaration(String kind, Place place, Confidence confidence, String because) implements Evidence {}

    /**
     * A person said so; this wins over everything else.
     *
     * @param who said it, as the file names them
     */
    record UserStatement(Place place, String who, String because) implements Evidence {
        @Override
        public String kind() {
            return "user";
        }

        @Override
        public Confidence confidence() {
            return Confidence.HIGH;
        }
    }

    @Override
    default int compareTo(Evidence other) {
        return Comparator.comparing(Evidence::confidence, Comparator.reverseOrder())
                .thenComparing(Evidence::kind)
                .thenComparing(Evidence::place)
                .thenComparing(Evidence::because)
                .compare(this, other);
    }
}
