package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Map;

/** A name for some of the pods behind a destination. Routes that use it carry its labels themselves. */
public record PodSubset(
        Author author, Said<Destination> host, Said<String> name, Said<Map<String, String>> labels, List<Extra> extras)
        implements TrafficIntent {

    public PodSubset {
        extras = List.copyOf(extras);
    }
}
