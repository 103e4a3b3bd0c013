package dev.meshward.export.pictures;

import dev.meshward.export.graphs.GraphFormat;
import dev.meshward.export.graphs.GraphView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What stands on every picture.
 *
 * @param takenAt empty for manifests, which carry no moment
 * @param fingerprint changes with any call that is drawn
 * @param leftOut calls that are not drawn for their confidence
 */
public record Caption(String cluster, Optional<Instant> takenAt, String fingerprint, long leftOut) {

    /** Of what a view shows. */
    public static Caption of(GraphView view, String cluster, Optional<Instant> takenAt) {
        var calls = GraphFormat.CSV.print(view).getBytes(StandardCharsets.UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(calls);
            return new Caption(cluster, takenAt, HexFormat.of().formatHex(digest, 0, 6), view.leftOut());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256. Maybe it is cut down.", e);
        }
    }

    String line() {
        return takenAt.map(moment -> "read " + moment.truncatedTo(ChronoUnit.SECONDS))
                        .orElse("from manifests, which carry no moment")
                + "  ·  fingerprint " + fingerprint
                + (leftOut == 0
                        ? ""
                        : "  ·  " + leftOut + (leftOut == 1 ? " call" : " calls") + " of low confidence not drawn");
    }
}
