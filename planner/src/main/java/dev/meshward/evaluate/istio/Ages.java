package dev.meshward.evaluate.istio;

import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Who is oldest (istio.md A.2, A.5, A.7: the oldest wins). Manifests of files often carry no moment: then every order is
 * possible. What a plan creates carries the moment the judge gives it and comes after all that was there.
 */
final class Ages {

    /** Later than any object that is there: what a plan makes is the youngest. */
    private static final String AFTER_ALL = "9999";

    private Ages() {}

    /** Those that may be the oldest of all: one, where every moment is known and no two are the same. */
    static <T> List<T> possiblyOldest(List<T> all, Function<T, Manifest> object) {
        if (all.size() < 2) {
            return all;
        }
        var found = all.stream().filter(each -> !isMade(object.apply(each))).toList();
        var candidates = found.isEmpty() ? all : found;
        var earliest = candidates.stream()
                .map(each -> moment(object.apply(each)))
                .filter(moment -> !moment.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
        var oldest = new ArrayList<T>();
        for (var each : candidates) {
            var moment = moment(object.apply(each));
            if (moment.isEmpty() || moment.equals(earliest)) {
                oldest.add(each);
            }
        }
        return oldest;
    }

    private static boolean isMade(Manifest object) {
        return moment(object).startsWith(AFTER_ALL);
    }

    private static String moment(Manifest object) {
        return object.at("metadata", "creationTimestamp").textOr("");
    }
}
