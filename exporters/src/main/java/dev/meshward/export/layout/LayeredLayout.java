package dev.meshward.export.layout;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Callers left, callees right. The same chart always gets the same arrangement; boxes that had a place keep it to the point,
 * and so do the lines between them.
 */
public final class LayeredLayout {

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
        return new ElkRun(cancelled).arrange(chart);
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
