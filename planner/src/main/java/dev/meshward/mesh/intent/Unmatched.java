package dev.meshward.mesh.intent;

import java.util.List;

/**
 * Settings of one object that have no form in the middle and touch nothing else: each is what the other mesh's table says of
 * its aspect.
 */
public record Unmatched(Author author, List<Extra> settings) implements TrafficIntent {

    public Unmatched {
        settings = List.copyOf(settings);
    }
}
