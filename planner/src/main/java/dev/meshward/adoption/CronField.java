package dev.meshward.adoption;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One field of a cron schedule.
 *
 * @param isAny true for {@code *} and {@code ?}, which restrict nothing
 */
record CronField(BitSet values, boolean isAny) {

    /** @param names of the values, beginning with the least; none where only numbers are allowed */
    static Optional<CronField> parse(String text, int least, int most, List<String> names) {
        var values = new BitSet();
        boolean any = false;
        for (var part : text.split(",", -1)) {
            var range = Range.parse(part, least, most, names);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            range.get().addTo(values);
            any |= part.equals("*") || part.equals("?");
        }
        return Optional.of(new CronField(values, any));
    }

    private record Range(int from, int to, int step) {

        static Optional<Range> parse(String part, int least, int most, List<String> names) {
            var halves = part.split("/", -1);
            if (halves.length > 2) {
                return Optional.empty();
            }
            var step = halves.length == 1 ? OptionalInt.of(1) : number(halves[1]);
            var range = bounds(halves[0], halves.length == 2, least, most, names);
            return step.isEmpty() || step.getAsInt() == 0
                    ? Optional.empty()
                    : range.map(bounds -> new Range(bounds[0], bounds[1], step.getAsInt()))
                            .filter(found -> found.isWithin(least, most));
        }

        /** {@code *}, {@code 5}, {@code 2-6}; {@code 5/10} means from five to the end. */
        private static Optional<int[]> bounds(String text, boolean isStepped, int least, int most, List<String> names) {
            if (text.equals("*") || text.equals("?")) {
                return Optional.of(new int[] {least, most});
            }
            var ends = text.split("-", -1);
            var from = value(ends[0], least, names);
            var to = ends.length == 2 ? value(ends[1], least, names) : from;
            if (ends.length > 2 || from.isEmpty() || to.isEmpty()) {
                return Optional.empty();
            }
            boolean open = isStepped && ends.length == 1;
            return Optional.of(new int[] {from.getAsInt(), open ? most : to.getAsInt()});
        }

        private static OptionalInt value(String text, int least, List<String> names) {
            int position = names.indexOf(text);
            return position >= 0 ? OptionalInt.of(position + least) : number(text);
        }

        private static OptionalInt number(String text) {
            return text.matches("\\d{1,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        }

        boolean isWithin(int least, int most) {
            return from >= least && to <= most && from <= to;
        }

        void addTo(BitSet values) {
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
    }
}
