package dev.meshward.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Looks at many places at the same time. Each worker has sides of its own: evaluators keep what they have read, and are not for
 * several threads.
 */
final class Workers {

    /** Fewer places than these are not worth a worker more. */
    private static final int LEAST_EACH = 8;

    private final Supplier<Sides> more;
    private final List<Sides> byWorker = new ArrayList<>();

    /** @param first of the only worker where there is little to do */
    Workers(Sides first, Supplier<Sides> more) {
        this.more = more;
        byWorker.add(first);
    }

    /** What comes out for each place, in the order of the places. */
    <P, R> List<R> each(List<P> places, BiFunction<Sides, P, List<R>> work) {
        int workers =
                Math.clamp(places.size() / LEAST_EACH, 1, Runtime.getRuntime().availableProcessors());
        while (byWorker.size() < workers) {
            byWorker.add(more.get());
        }
        var doneByWorker = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> share(worker, workers, places, work))
                .toList();
        var all = new ArrayList<R>();
        for (int place = 0; place < places.size(); place++) {
            all.addAll(doneByWorker.get(place % workers).get(place / workers));
        }
        return all;
    }

    private <P, R> List<List<R>> share(int worker, int workers, List<P> places, BiFunction<Sides, P, List<R>> work) {
        var own = byWorker.get(worker);
        var done = new ArrayList<List<R>>();
        for (int place = worker; place < places.size(); place += workers) {
            done.add(work.apply(own, places.get(place)));
        }
        return done;
    }
}
