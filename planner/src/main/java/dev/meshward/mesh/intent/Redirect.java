package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An answer that sends the caller elsewhere; what is empty stays as the request had it.
 *
 * @param path the whole new path
 * @param prefix what replaces the prefix that matched
 * @param code the status, always explicit: the meshes' defaults differ
 */
public record Redirect(
        Optional<Said<String>> scheme,
        Optional<Said<String>> host,
        Optional<Said<Integer>> port,
        Optional<Said<String>> path,
        Optional<Said<String>> prefix,
        Said<Integer> code,
        List<Extra> extras) {

    public Redirect {
        extras = List.copyOf(extras);
    }

    public Origin origin() {
        return Origin.all(Stream.concat(
                Stream.concat(
                        Stream.of(scheme, host, port, path, prefix)
                                .flatMap(Optional::stream)
                                .map(Said::origin),
                        Stream.of(code.origin())),
                extras.stream().map(Extra::origin)));
    }
}
