package dev.meshward.live;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Lets the first requests go at once, spaces the others out, and stops all of them when the API server asks for a pause: its priority and fairness answers one
 * request in the name of all of ours.
 */
final class Pace {

    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration WIDEST = Duration.ofSeconds(1);

    private final Watch watch;
    private long interval;
    private long next;

    /** @param atOnce how many need not wait, so that a small cluster is read in a moment */
    Pace(int perSecond, int atOnce, Watch watch) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.next = System.nanoTime() - atOnce * interval;
        this.watch = watch;
    }

    /** Waits for its turn. */
    void awaitTurn() {
        sleepUntil(takeTurn());
    }

    private synchronized long takeTurn() {
        long turn = next;
        next += interval;
        return turn;
    }

    /** Nothing is asked before this much time has passed, and less often after that. */
    synchronized void pause(Duration wanted) {
        next = Math.max(next, System.nanoTime() + wanted.toNanos());
        interval = Math.min(interval * 2, WIDEST.toNanos());
    }

    void sleep(Duration duration) {
        sleepUntil(System.nanoTime() + duration.toNanos());
    }

    private void sleepUntil(long end) {
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            stopIfCancelled();
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_EVERY));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Reading the cluster was interrupted.");
            }
        }
        stopIfCancelled();
    }

    private void stopIfCancelled() {
        if (watch.isCancelled()) {
            throw new CancellationException("Reading the cluster was called off.");
        }
    }
}
