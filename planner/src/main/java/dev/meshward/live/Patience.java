package dev.meshward.live;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for an answer until nothing came for a while, and no longer than a moment when it is called off. */
final class Patience {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Watch watch;
    private final Duration longestSilence;
    private volatile long lastHeard = System.nanoTime();

    Patience(Watch watch, Duration longestSilence) {
        this.watch = watch;
        this.longestSilence = longestSilence;
    }

    /** What is waited for. */
    interface Awaited<T> {

        /** Waits this long at most; null where it did not come. */
        @Nullable
        T within(long time, TimeUnit unit) throws InterruptedException;
    }

    /** Something came. */
    void renew() {
        lastHeard = System.nanoTime();
    }

    /**
     * @throws CutOff when nothing came for too long
     * @throws CancellationException when it was called off
     */
    <T> T await(Awaited<T> awaited) {
        while (true) {
            try {
                var came = awaited.within(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                if (came != null) {
                    return came;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Reading the cluster was interrupted.");
            }
            stopIfNeeded();
        }
    }

    private void stopIfNeeded() {
        if (watch.isCancelled()) {
            throw new CancellationException("Reading the cluster was called off.");
        }
        if (System.nanoTime() - lastHeard > longestSilence.toNanos()) {
            throw new CutOff("nothing came for " + longestSilence.toSeconds() + " seconds");
        }
    }
}
