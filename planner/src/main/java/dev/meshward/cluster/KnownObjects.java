package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;

/** The objects of a cluster as they are at one point: in a snapshot, or in the middle of a plan. */
public interface KnownObjects {

    Optional<Manifest> object(ObjectKey key);

    /** All objects of one kind, by key, whatever version they were written in; {@code group} is empty for core. */
    List<Manifest> objectsOf(String group, String kind);
}
