package dev.meshward.survey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user hands in besides manifests.
 *
 * @param traffic files of observed traffic, plain or gzipped
 * @param prometheus one that is asked for its traffic
 * @param edges a file of statements about calls
 */
public record Besides(List<Path> traffic, Optional<PrometheusWish> prometheus, Optional<Path> edges) {

    public Besides {
        traffic = List.copyOf(traffic);
    }

    /** Manifests alone. */
    public static Besides nothing() {
        return new Besides(List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * A Prometheus to ask.
     *
     * @param address as its users write it, such as {@code http://localhost:9090}
     * @param window how far to look back, such as {@code 7d}
     * @param token a bearer token; never shown
     * @param patience how long one query may take
     */
    public record PrometheusWish(String address, String window, Optional<String> token, Duration patience) {
        @Override
        public String toString() {
            return "PrometheusWish[" + address + ", " + window + (token.isPresent() ? ", with a token" : "") + "]";
        }
    }
}
