package dev.meshward.traffic;

import dev.meshward.manifest.Place;
import dev.meshward.traffic.TrafficReading.Notice;
import dev.meshward.traffic.TrafficReading.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could not be used of a file. A file may say the same a million times: then it is told a few times and counted. */
final class Notices {

    private static final int TOLD = 5;
    private static final int DIFFERENT = 200;

    private record Reason(String because, Weight weight) {}

    private final Map<Reason, List<Place>> placesByReason = new LinkedHashMap<>();
    private final Map<Reason, Integer> countByReason = new LinkedHashMap<>();
    private int others;

    void add(Place place, String because, Weight weight) {
        var reason = new Reason(because, weight);
        if (placesByReason.size() >= DIFFERENT && !placesByReason.containsKey(reason)) {
            others++;
            return;
        }
        countByReason.merge(reason, 1, Integer::sum);
        var places = placesByReason.computeIfAbsent(reason, _ -> new ArrayList<>());
        if (places.size() < TOLD) {
            places.add(place);
        }
    }

    List<Notice> all() {
        var all = new ArrayList<Notice>();
        placesByReason.forEach((reason, places) -> {
            places.forEach(place -> all.add(new Notice(place, reason.because(), reason.weight())));
            int more = countByReason.getOrDefault(reason, 0) - places.size();
            if (more > 0) {
                all.add(new Notice(
                        places.getLast(),
                        "%s; the same %,d times more".formatted(reason.because(), more),
                        reason.weight()));
            }
        });
        if (others > 0) {
            var file = all.getFirst().place().file();
            all.add(new Notice(
                    new Place(file, 0, ""), "%,d more places could not be used".formatted(others), Weight.NOT_READ));
        }
        return all;
    }
}
