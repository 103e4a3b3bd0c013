package dev.meshward.readiness.checks.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Port numbers and ranges as annotations of the meshes write them: {@code 3306,4567-4568}, or {@code *} for all. */
public record WrittenPorts(List<Range> ranges) {

    private static final Pattern ENTRY = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final int HIGHEST = 65_535;

    /** From one port to another, both included. */
    public record Range(int first, int last) {}

    public WrittenPorts {
        ranges = List.copyOf(ranges);
    }

    /** Empty where one of the entries is no port and no range; nothing at all is a list without entries. */
    public static Optional<WrittenPorts> parse(String written) {
        var ranges = new ArrayList<Range>();
        for (var entry : written.isBlank() ? new String[0] : written.split(",", -1)) {
            var range = range(entry.strip());
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return Optional.of(new WrittenPorts(ranges));
    }

    private static Optional<Range> range(String entry) {
        if (entry.equals("*")) {
            return Optional.of(new Range(1, HIGHEST));
        }
        var matched = ENTRY.matcher(entry);
        if (!matched.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matched.group(1));
        int last = matched.group(2) == null ? first : Integer.parseInt(matched.group(2));
        return first <= last && last <= HIGHEST ? Optional.of(new Range(first, last)) : Optional.empty();
    }

    public boolean contains(int port) {
        return ranges.stream().anyMatch(range -> range.first() <= port && port <= range.last());
    }
}
