package dev.meshward.evaluate;

import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every object while something changes a cluster, in each version it has on the way. */
public final class Versions {

    private final World before;
    private final Map<Place, List<Manifest>> changing = new HashMap<>();

    private record Place(String group, String kind, String namespace) {}

    /** @param changing every version of the objects that change; what they were before may be among them */
    public Versions(World before, Collection<Manifest> changing) {
        this.before = before;
        for (var object : changing) {
            var key = object.key();
            this.changing
                    .computeIfAbsent(new Place(key.group(), key.kind(), key.namespace()), _ -> new ArrayList<>())
                    .add(object);
        }
    }

    /** All of a kind in a namespace; an object that changes comes several times. */
    public Stream<Manifest> in(String group, String kind, String namespace) {
        return Stream.concat(
                before.in(group, kind, namespace).stream(),
                changing.getOrDefault(new Place(group, kind, namespace), List.of()).stream());
    }
}
