package dev.meshward.equivalence;

import dev.meshward.equivalence.Witnesses.Alphabet;
import dev.meshward.evaluate.TextShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts that were found already: rules at many places mention the same shapes. Not for several threads. */
final class KnownWitnesses {

    private final Map<Asked, Witnesses> witnessesByShapes = new HashMap<>();

    private record Asked(Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind) {}

    /**
     * @param usual texts that are taken before others where they will do
     * @param perKind how many texts of each kind
     */
    Witnesses of(Set<TextShape> shapes, Alphabet alphabet, List<String> usual, int perKind) {
        return witnessesByShapes.computeIfAbsent(
                new Asked(Set.copyOf(shapes), alphabet, usual, perKind),
                _ -> Witnesses.of(shapes, alphabet, usual, perKind));
    }
}
