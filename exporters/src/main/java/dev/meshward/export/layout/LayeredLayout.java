package dev.meshward.export.layout;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Callers left, callees right; where that would become a band, callers above, callees below, or several rows: whatever is
 * largest on a page or in a window. The same chart always gets the same arrangement; boxes that had a place keep it to the point,
 * and so do the lines between them.
 */
public final class LayeredLayout {

    /** A chart with more boxes is never seen whole, and takes so long that it is laid out only once. */
    private static final int MOST_TO_TRY_AGAIN = 500;

    private final BooleanSupplier cancelled;

    /** @param cancelled asked again and again, in another thread; true ends the work */
    public LayeredLayout(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    public LayeredLayout() {
        this(() -> false);
    }

    /**
     * Anew, as by "Re-layout".
     *
     * @throws CancellationException when cancelled, or when the thread is interrupted
     */
    public Arrangement arrange(Chart chart) {
        var best = new ElkRun(cancelled).arrange(chart, Manner.RIGHT);
        for (var manner : Manner.OTHERS) {
            if (chart.boxes().size() > MOST_TO_TRY_AGAIN || isGoodEnough(best)) {
                return best;
            }
            var other = new ElkRun(cancelled).arrange(chart, manner);
            best = scale(other) >= scale(best) * manner.leastGain() ? other : best;
        }
        return best;
    }

    private static boolean isGoodEnough(Arrangement arrangement) {
        return arrangement.extent().map(Page.usual()::suits).orElse(true);
    }

    private static double scale(Arrangement arrangement) {
        return arrangement.extent().map(Page.usual()::scale).orElse(1.0);
    }

    /**
     * Beside what is there: boxes with a place keep their upper left corner, others come near the boxes they are linked to,
     * where there is room.
     *
     * @param before places of boxes that may be gone by now, which is no error
     * @throws CancellationException when cancelled, or when the thread is interrupted
     */
    public Arrangement arrange(Chart chart, Arrangement before) {
        if (chart.boxes().keySet().stream().noneMatch(id -> before.of(id).isPresent())) {
            return arrange(chart);
        }
        return new KeptPlaces(chart, before, this).arrangement();
    }
}
