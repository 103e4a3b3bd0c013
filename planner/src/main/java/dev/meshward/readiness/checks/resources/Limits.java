package dev.meshward.readiness.checks.resources;

import dev.meshward.manifest.Manifest;
import dev.meshward.readiness.Situation;
import java.util.List;

/** The LimitRanges of a namespace. */
final class Limits {

    private Limits() {}

    static List<Manifest> in(String namespace, Situation situation) {
        return situation.snapshot().objectsOf("", "LimitRange").stream()
                .filter(range -> range.key().namespace().equals(namespace))
                .toList();
    }

    static ContainerBounds boundsIn(String namespace, Situation situation) {
        return ContainerBounds.of(in(namespace, situation));
    }
}
