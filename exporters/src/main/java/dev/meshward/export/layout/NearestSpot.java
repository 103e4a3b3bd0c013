package dev.meshward.export.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Room for a rectangle, as near as can be to where it would best be. */
final class NearestSpot {

    /** In either direction: some three screens. */
    private static final int STEPS = 60;

    private static final double STEP = ElkDrawing.GAP * 1.5;

    /** Whole steps right and down, the nearest first. */
    private record Offset(int right, int down) {

        private static final List<Offset> NEAREST_FIRST = IntStream.rangeClosed(-STEPS, STEPS)
                .boxed()
                .flatMap(right -> IntStream.rangeClosed(-STEPS, STEPS).mapToObj(down -> new Offset(right, down)))
                .sorted(Comparator.comparingInt(Offset::square)
                        .thenComparing(Offset::down, Comparator.reverseOrder())
                        .thenComparing(Offset::right, Comparator.reverseOrder()))
                .toList();

        private int square() {
            return right * right + down * down;
        }
    }

    private NearestSpot() {}

    /** The upper left corner; empty where nothing near is free. */
    static Optional<Point> to(Point wish, Area size, Predicate<Area> isFree) {
        return Offset.NEAREST_FIRST.stream()
                .map(offset -> wish.plus(offset.right() * STEP, offset.down() * STEP))
                .filter(corner -> isFree.test(new Area(corner.x(), corner.y(), size.width(), size.height())))
                .findFirst();
    }
}
