package dev.meshward.mesh.intent;

import dev.meshward.manifest.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields something was read from, each with what it is about. Any two origins are equal, so that intents compare by what
 * they say and not by where it was written.
 */
public final class Origin {

    /** A field that was taken, and what it was taken for. */
    public record Taken(Leaf leaf, Aspect aspect) {}

    private static final Origin NOWHERE = new Origin(List.of());

    private final List<Taken> taken;

    private Origin(List<Taken> taken) {
        this.taken = List.copyOf(taken);
    }

    public static Origin of(List<Taken> taken) {
        return taken.isEmpty() ? NOWHERE : new Origin(taken);
    }

    /** Said by nobody: a default made explicit. */
    public static Origin nowhere() {
        return NOWHERE;
    }

    public List<Taken> taken() {
        return taken;
    }

    public boolean isEmpty() {
        return taken.isEmpty();
    }

    public Origin and(Origin more) {
        return more.isEmpty()
                ? this
                : isEmpty()
                        ? more
                        : of(Stream.concat(taken.stream(), more.taken.stream())
                                .distinct()
                                .toList());
    }

    /** Everything these were read from. */
    public static Origin all(Stream<Origin> origins) {
        return of(origins.flatMap(origin -> origin.taken.stream()).distinct().toList());
    }

    /** The first place, for a sentence about all of it. */
    public Place place() {
        return taken.isEmpty() ? Place.nowhere() : taken.getFirst().leaf().place();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return taken.isEmpty() ? "nowhere" : place().toString();
    }
}
