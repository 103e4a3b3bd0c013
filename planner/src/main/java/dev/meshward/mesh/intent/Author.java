package dev.meshward.mesh.intent;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;

/** The object an intent was read from. Any two are equal, so that intents compare by what they say. */
public final class Author {

    private final ObjectKey object;
    private final Place place;

    private Author(ObjectKey object, Place place) {
        this.object = object;
        this.place = place;
    }

    public static Author of(Manifest object) {
        return new Author(object.key(), object.place());
    }

    public ObjectKey object() {
        return object;
    }

    public Place place() {
        return place;
    }

    /** {@code VirtualService shop/reviews (reviews.yaml:12)}. */
    public String words() {
        var scope = object.namespace().isEmpty() ? "" : object.namespace() + "/";
        var where = place.file().isEmpty() ? "" : " (" + place.file() + ":" + place.line() + ")";
        return object.kind() + " " + scope + object.name() + where;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Author;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return words();
    }
}
