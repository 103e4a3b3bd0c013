package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Comparator;
import java.util.Optional;

/** Something the scan met and could not use, so that nothing unread is silent. */
public sealed interface ScanGap extends Comparable<ScanGap> {

    Place place();

    /** Where or what it is, in words for people. */
    default String where() {
        return place().toString();
    }

    /** One sentence for people. */
    String because();

    /** True when the gap may hide something the plan depends on; such gaps make the exit code 4. */
    boolean matters();

    /** A document that is broken, or a file that could not be read. */
    record Unreadable(Place place, String because) implements ScanGap {
        @Override
        public boolean matters() {
            return true;
        }
    }

    /** Data that is understood to be no Kubernetes object, such as a Kustomization, a values file or a Helm note. */
    record Foreign(Place place, String because) implements ScanGap {
        @Override
        public boolean matters() {
            return false;
        }
    }

    /** A known field of an object has a type or value it cannot have; the field is not used. */
    record WrongField(ObjectKey object, Place place, String because) implements ScanGap {
        @Override
        public boolean matters() {
            return true;
        }

        @Override
        public String where() {
            return object + " (" + place + ")";
        }
    }

    /**
     * An object that occurs more than once; the one read last, in the order of file and line, is used.
     *
     * @param place of the later one
     * @param first place of the earlier one
     * @param unused the earlier one itself; empty once the snapshot was saved or redacted
     */
    record Duplicate(ObjectKey object, Place place, Place first, boolean same, Optional<Manifest> unused)
            implements ScanGap {
        @Override
        public boolean matters() {
            return !same;
        }

        @Override
        public String because() {
            return same
                    ? "the same object stands at " + first + " as well"
                    : "another version of this object stands at " + first + "; the later one is used";
        }

        @Override
        public String where() {
            return object + " (" + place + ")";
        }
    }

    /** What nobody can know while something is not seen. */
    enum Hidden {
        /** Workloads, and who calls whom. */
        CALLERS,
        /** What allows, refuses or redirects calls. */
        RULES,
        /** Something about workloads that are seen. */
        DETAILS
    }

    /**
     * Objects of a running cluster that may be there and were not seen, for want of a right or of an answer.
     *
     * @param resource what rights call them, such as {@code networkpolicies.networking.k8s.io}
     * @param namespace where they were not seen; empty for the whole cluster
     */
    record NotSeen(String resource, String namespace, Hidden hidden, String because) implements ScanGap {
        @Override
        public Place place() {
            return Place.nowhere();
        }

        @Override
        public boolean matters() {
            return true;
        }

        @Override
        public String where() {
            return resource + (namespace.isEmpty() ? " of the cluster" : " in " + namespace);
        }
    }

    /** A kind of object that was not asked for, or that this source does not contain by its nature. */
    record NotLooked(String what, String because) implements ScanGap {
        @Override
        public String where() {
            return what;
        }

        @Override
        public Place place() {
            return Place.nowhere();
        }

        @Override
        public boolean matters() {
            return false;
        }
    }

    @Override
    default int compareTo(ScanGap other) {
        return Comparator.comparing(ScanGap::place)
                .thenComparing(gap -> gap.getClass().getSimpleName())
                .thenComparing(ScanGap::because)
                .thenComparing(ScanGap::where)
                .compare(this, other);
    }
}
