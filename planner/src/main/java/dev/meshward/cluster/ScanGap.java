package dev.meshward.cluster;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import java.util.Comparator;

/** Something the scan met and could not use, so that nothing unread is silent. */
public sealed interface ScanGap extends Comparable<ScanGap> {

    Place place();

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
    }

    /** An object that occurs more than once; the one read last, in the order of file and line, is used. */
    record Duplicate(ObjectKey object, Place place, Place first, boolean same) implements ScanGap {
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
    }

    /** A kind of object we were not allowed to read, or that this source does not contain by its nature. */
    record NotLooked(String what, String because) implements ScanGap {
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
                .compare(this, other);
    }
}
