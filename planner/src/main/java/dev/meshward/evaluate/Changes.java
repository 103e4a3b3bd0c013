package dev.meshward.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a route does to a request and to its response.
 *
 * @param request by the name of the header, in small letters
 * @param response the same for the response
 * @param path the path as the backend gets it; empty where it is left alone
 * @param host the authority as the backend gets it; empty where it is left alone
 */
public record Changes(
        Map<String, HeaderChange> request,
        Map<String, HeaderChange> response,
        Optional<String> path,
        Optional<String> host) {

    private static final Changes NONE = new Changes(Map.of(), Map.of(), Optional.empty(), Optional.empty());

    /**
     * What becomes of one header.
     *
     * @param isCleared whether what was there is gone
     * @param added values added after that, in order
     */
    public record HeaderChange(boolean isCleared, List<String> added) {

        private static final HeaderChange KEPT = new HeaderChange(false, List.of());

        private HeaderChange with(String value) {
            var all = new ArrayList<>(added);
            all.add(value);
            return new HeaderChange(isCleared, List.copyOf(all));
        }
    }

    public static Changes none() {
        return NONE;
    }

    /** Collects changes of headers in the order in which a proxy makes them. */
    public static final class Headers {
        private final Map<String, HeaderChange> changeByName = new TreeMap<>();

        public Headers set(String name, String value) {
            changeByName.put(lower(name), new HeaderChange(true, List.of(value)));
            return this;
        }

        public Headers add(String name, String value) {
            changeByName.put(
                    lower(name),
                    changeByName.getOrDefault(lower(name), HeaderChange.KEPT).with(value));
            return this;
        }

        public Headers remove(String name) {
            changeByName.put(lower(name), new HeaderChange(true, List.of()));
            return this;
        }

        public Map<String, HeaderChange> done() {
            return Map.copyOf(changeByName);
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
