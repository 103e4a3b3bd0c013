package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where connections to some destinations go, without a look at requests.
 *
 * @param tls whether they are told apart by the server name of TLS
 */
public record ConnectionRoutes(
        Author author,
        List<Said<Destination>> hosts,
        Said<Audience> audience,
        boolean tls,
        List<Rule> rules,
        List<Extra> extras)
        implements TrafficIntent {

    /**
     * One rule; the first that fits decides.
     *
     * @param names server names; none for connections that are not told apart by one
     * @param port of the destination that is called
     * @param source the namespace of the caller
     */
    public record Rule(
            List<Said<String>> names,
            Optional<Said<Integer>> port,
            Optional<Said<String>> source,
            List<Backend> backends,
            List<Extra> extras) {
        public Rule {
            names = List.copyOf(names);
            backends = List.copyOf(backends);
            extras = List.copyOf(extras);
        }

        public Origin origin() {
            return Origin.all(Stream.of(
                            names.stream().map(Said::origin),
                            port.stream().map(Said::origin),
                            source.stream().map(Said::origin),
                            backends.stream().map(Backend::origin),
                            extras.stream().map(Extra::origin))
                    .flatMap(part -> part));
        }
    }

    public ConnectionRoutes {
        hosts = List.copyOf(hosts);
        rules = List.copyOf(rules);
        extras = List.copyOf(extras);
    }
}
