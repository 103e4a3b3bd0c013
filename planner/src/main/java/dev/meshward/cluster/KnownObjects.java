package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The objects of a cluster as they are at one point: in a snapshot, or in the middle of a plan. */
public interface KnownObjects {

    Optional<Manifest> object(ObjectKey key);

    /** All objects of one kind, by key, whatever version they were written in; {@code group} is empty for core. */
    List<Manifest> objectsOf(String group, String kind);

    /** All objects of one kind in one namespace, by key; found without looking at those of other namespaces. */
    default List<Manifest> objectsIn(String group, String kind, String namespace) {
        var all = objectsOf(group, kind);
        int from = firstFrom(all, namespace);
        int to = from;
        while (to < all.size() && all.get(to).key().namespace().equals(namespace)) {
            to++;
        }
        return all.subList(from, to);
    }

    /** The objects as they were found, before any change of a plan. */
    default KnownObjects found() {
        return this;
    }

    /**
     * What can be read off the objects as they were found, whoever asks and however often: worked out once where they do not
     * change.
     *
     * @param kind of answer; there is one of each kind
     * @param reading asks nothing but the objects it is given
     */
    default <T> T learnt(Class<T> kind, Function<KnownObjects, T> reading) {
        var found = found();
        return found == this ? reading.apply(this) : found.learnt(kind, reading);
    }

    /** The position of the first object whose namespace is not before this one: keys of one kind sort by namespace first. */
    private static int firstFrom(List<Manifest> sorted, String namespace) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).key().namespace().compareTo(namespace) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
