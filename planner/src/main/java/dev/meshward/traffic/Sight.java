package dev.meshward.traffic;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tool could have seen, judged by what it did report. That a call was not seen means something only within this.
 *
 * @param callers namespaces whose calls it reports
 * @param callees namespaces the calls to which it reports
 * @param layers what it understands
 * @param window how long it looked; empty when the export does not tell
 */
public record Sight(
        String tool,
        Witness witness,
        Set<String> callers,
        Set<String> callees,
        Set<Layer> layers,
        Optional<Duration> window) {

    /** What can be counted of a call. */
    public enum Layer {
        /** Requests: HTTP and gRPC. */
        REQUESTS,
        /** Connections of every other protocol. */
        CONNECTIONS;

        /** What tells of a call with this protocol; empty when the protocol is not known. */
        public static Optional<Layer> of(String protocol) {
            return switch (protocol) {
                case "" -> Optional.empty();
                case "http", "http2", "h2c", "grpc", "grpc-web" -> Optional.of(REQUESTS);
                default -> Optional.of(CONNECTIONS);
            };
        }
    }

    public Sight {
        callers = Collections.unmodifiableSet(new TreeSet<>(callers));
        callees = Collections.unmodifiableSet(new TreeSet<>(callees));
        layers = Set.copyOf(layers);
    }

    /** Whether calls between these namespaces are reported at all. Traces are about workloads, and answer false. */
    public boolean reaches(String callerNamespace, String calleeNamespace) {
        return switch (witness) {
            case CALLER -> callers.contains(callerNamespace);
            case CALLEE -> callees.contains(calleeNamespace);
            case EITHER, TABLE -> callers.contains(callerNamespace) && callees.contains(calleeNamespace);
            case NETWORK -> knows(callerNamespace) && knows(calleeNamespace);
            case TRACE -> false;
        };
    }

    private boolean knows(String namespace) {
        return callers.contains(namespace) || callees.contains(namespace);
    }

    /** Whether it understands calls of this protocol; for one that is not known it has to understand all. */
    public boolean understands(String protocol) {
        return Layer.of(protocol).map(layers::contains).orElse(layers.size() == Layer.values().length);
    }
}
