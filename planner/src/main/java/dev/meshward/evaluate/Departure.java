package dev.meshward.evaluate;

import java.util.Map;

/**
 * A request on the caller's side, before its proxy has decided where it goes.
 *
 * @param namespace of the caller
 * @param labels of the calling pod
 * @param application what the caller speaks; of a request over TLS of the application's own only the host is seen, as the
 *     server name, and of other bytes nothing
 */
public record Departure(
        String namespace,
        Map<String, String> labels,
        Destination destination,
        Application application,
        Request request) {

    public Departure {
        labels = Map.copyOf(labels);
    }
}
