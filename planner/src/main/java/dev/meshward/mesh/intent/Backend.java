package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One place requests go to.
 *
 * @param port of the destination; empty where the port that was called is kept, or the only one taken
 * @param subset only these pods of the Service
 * @param weight its share among the backends of the rule; 1 where it is the only one
 */
public record Backend(
        Said<Destination> to,
        Optional<Said<Integer>> port,
        Optional<Said<Subset>> subset,
        Said<Integer> weight,
        HeaderChanges headers,
        List<Extra> extras) {

    /** A part of the pods behind a Service. */
    public record Subset(String name, java.util.Map<String, String> labels) {}

    public Backend {
        extras = List.copyOf(extras);
    }

    public Origin origin() {
        return Origin.all(Stream.of(
                        Stream.of(to.origin(), weight.origin(), headers.origin()),
                        port.stream().map(Said::origin),
                        subset.stream().map(Said::origin),
                        extras.stream().map(Extra::origin))
                .flatMap(part -> part));
    }
}
