package dev.meshward.manifest;

import java.util.List;

/** What became of one document of a source: an object, or the reason why it is none. */
public sealed interface Reading {

    /**
     * A document that is a Kubernetes object. Its identity is not settled here: the namespace is as written.
     *
     * @param duplicateKeys places where a mapping names a key twice; the last one was taken
     */
    record Understood(Manifest manifest, List<Place> duplicateKeys) implements Reading {
        public Understood {
            duplicateKeys = List.copyOf(duplicateKeys);
        }
    }

    /** A document that is broken. {@code because} is a sentence for people and never quotes the document. */
    record NotUnderstood(Place place, String because) implements Reading {}

    /** Data that is understood to be no Kubernetes object, such as a Kustomization or a template. */
    record Foreign(Place place, String because) implements Reading {}
}
