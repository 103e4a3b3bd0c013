package dev.meshward.mesh.intent;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;

/**
 * One leaf field of one object that was read: the unit a ledger counts. Leaves are scalars, nulls, empty lists and empty
 * mappings.
 */
public record Leaf(ObjectKey object, Place place) {

    /** {@code virtualservice shop/reviews spec.http[0].timeout}. */
    @Override
    public String toString() {
        return object + " " + place.path();
    }
}
