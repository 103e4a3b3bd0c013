package dev.meshward.evaluate.linkerd;

import dev.meshward.evaluate.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A list of ports, ranges and names of container ports, as annotations write it (linkerd.md B). */
record PortSet(List<Entry> entries) {

    /** @param name of a container port; empty where numbers are given */
    record Entry(int first, int last, String name) {}

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    /** An empty text lists nothing; an entry that is no port, no range and no name is passed over. */
    static PortSet of(String written) {
        var entries = new ArrayList<Entry>();
        for (var part : written.split(",", -1)) {
            var text = part.strip();
            var range = RANGE.matcher(text);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
                entries.add(new Entry(first, last, ""));
            } else if (!text.isEmpty()) {
                entries.add(new Entry(0, -1, text));
            }
        }
        return new PortSet(List.copyOf(entries));
    }

    /** Those who read numbers alone give up a list that holds anything else. */
    PortSet ofNumbersAlone() {
        return entries.stream().allMatch(entry -> entry.name().isEmpty()) ? this : new PortSet(List.of());
    }

    /** Whether it lists this number. */
    boolean has(int port) {
        return entries.stream().anyMatch(entry -> entry.first() <= port && port <= entry.last());
    }

    /** Whether it lists this port of a pod, by number or by the name a container gives it. */
    boolean has(int port, Pod pod) {
        return has(port)
                || entries.stream()
                        .filter(entry -> !entry.name().isEmpty())
                        .anyMatch(entry -> pod.ports().stream()
                                .anyMatch(each ->
                                        each.number() == port && each.name().equals(entry.name())));
    }
}
