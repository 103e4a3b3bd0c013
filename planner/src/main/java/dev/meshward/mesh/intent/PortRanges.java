package dev.meshward.mesh.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ports as numbers and ascending ranges, sorted, none twice. */
public record PortRanges(List<Range> ranges) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final int LAST = 65535;

    public record Range(int from, int to) {
        int size() {
            return to - from + 1;
        }

        @Override
        public String toString() {
            return from == to ? Integer.toString(from) : from + "-" + to;
        }
    }

    public PortRanges {
        ranges = merged(ranges);
    }

    private static List<Range> merged(List<Range> ranges) {
        var merged = new ArrayList<Range>();
        for (var range :
                ranges.stream().sorted(Comparator.comparingInt(Range::from)).toList()) {
            if (!merged.isEmpty() && range.from() <= merged.getLast().to() + 1) {
                var last = merged.removeLast();
                merged.add(new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }

    /** Empty where a part is neither a number nor an ascending range of ports; an empty text names no port. */
    public static Optional<PortRanges> parse(String text) {
        var ranges = new ArrayList<Range>();
        for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            var matcher = RANGE.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int from = Integer.parseInt(matcher.group(1));
            int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            if (from < 1 || to < from || to > LAST) {
                return Optional.empty();
            }
            ranges.add(new Range(from, to));
        }
        return Optional.of(new PortRanges(ranges));
    }

    /** Every other port. */
    public PortRanges others() {
        var others = new ArrayList<Range>();
        int next = 1;
        for (var range : ranges) {
            if (range.from() > next) {
                others.add(new Range(next, range.from() - 1));
            }
            next = range.to() + 1;
        }
        if (next <= LAST) {
            others.add(new Range(next, LAST));
        }
        return new PortRanges(others);
    }

    public PortRanges and(PortRanges more) {
        return new PortRanges(java.util.stream.Stream.concat(ranges.stream(), more.ranges.stream())
                .toList());
    }

    public int size() {
        return ranges.stream().mapToInt(Range::size).sum();
    }

    public IntStream numbers() {
        return ranges.stream().flatMapToInt(range -> IntStream.rangeClosed(range.from(), range.to()));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
