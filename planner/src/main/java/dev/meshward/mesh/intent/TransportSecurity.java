package dev.meshward.mesh.intent;

import java.util.List;
import java.util.Optional;

/**
 * Whether pods accept calls without mutual TLS. Where several speak of the same pods, those come first in an intent list that
 * decide.
 *
 * @param mode of every port that is not named; empty where a wider setting decides
 */
public record TransportSecurity(Author author, SelectedPods pods, Optional<Said<Mode>> mode, List<OfPort> ports)
        implements TrafficIntent {

    public enum Mode {
        /** Mutual TLS and plaintext alike. */
        EITHER,
        /** Mutual TLS alone. */
        MUTUAL_ONLY,
        /** Plaintext alone. */
        PLAINTEXT_ONLY
    }

    /** One container port. */
    public record OfPort(int port, Mode mode, Origin origin) {}

    public TransportSecurity {
        ports = List.copyOf(ports);
    }

    public Origin origin() {
        return mode.map(Said::origin)
                .orElseGet(Origin::nowhere)
                .and(Origin.all(ports.stream().map(OfPort::origin)));
    }
}
