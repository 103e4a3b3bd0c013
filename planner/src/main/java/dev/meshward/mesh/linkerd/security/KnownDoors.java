package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Doors that were worked out: ports of which the same fields say the same have the same door. Used by one translation. */
final class KnownDoors {

    /** Terms are equal wherever they were written, and what is noted of them belongs to where that was. */
    private record Asked(DoorReading reading, List<List<Origin.Taken>> written) {}

    private final Map<Asked, Door> doorByReading = new HashMap<>();
    private final KnownRegions regions = new KnownRegions();

    Door read(DoorReading reading) {
        var written = Stream.concat(reading.allowed().stream(), reading.denied().stream())
                .map(term -> term.origin().taken())
                .toList();
        return doorByReading.computeIfAbsent(
                new Asked(reading, written), asked -> asked.reading().read(regions));
    }
}
