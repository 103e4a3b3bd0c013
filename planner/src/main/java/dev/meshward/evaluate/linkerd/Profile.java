package dev.meshward.evaluate.linkerd;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;

/**
 * A ServiceProfile as the control plane reads it (linkerd.md A.2, D).
 *
 * @param name of the object that decides, for people
 * @param routes in order
 * @param shares of all requests; none where they go to the Service itself
 */
record Profile(String name, List<ProfileRoute> routes, List<Portion> shares) {

    /**
     * @param authority the name of a Service, with or without a port
     * @param weight in thousandths
     */
    record Portion(String authority, long weight) {}

    static Profile of(Manifest object) {
        return new Profile(
                "ServiceProfile " + object.key().namespace() + "/"
                        + object.key().name(),
                object.at("spec", "routes").items().stream()
                        .map(ProfileRoute::of)
                        .toList(),
                object.at("spec", "dstOverrides").items().stream()
                        .map(each -> new Portion(each.at("authority").textOr(""), weight(each)))
                        .toList());
    }

    /** One without routes and shares is as good as none. */
    boolean decides() {
        return !routes.isEmpty() || !shares.isEmpty();
    }

    /** Weights are numbers, or quantities such as {@code 500m}. */
    static long weight(Field share) {
        var written = share.at("weight").textOr("0");
        return written.matches("\\d{1,9}m")
                ? Long.parseLong(written.substring(0, written.length() - 1))
                : written.matches("\\d{1,9}") ? 1000L * Long.parseLong(written) : 0;
    }
}
