package dev.meshward.benchmarks;

import java.util.ArrayList;
import java.util.Collections;

/** Times a piece of work: a few rounds to warm up, then the median of some more. */
record Stopwatch(int warmUp, int rounds) {

    /** Work that may fail as it likes; a benchmark has nobody to tell but its reader. */
    interface Work {
        void run() throws Exception;
    }

    /** Seconds, the median of the rounds that count. */
    double median(Work work) {
        for (int i = 0; i < warmUp; i++) {
            seconds(work);
        }
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            seconds.add(seconds(work));
        }
        Collections.sort(seconds);
        return seconds.get(rounds / 2);
    }

    private static double seconds(Work work) {
        // A round should not pay for the garbage of the one before.
        System.gc();
        long began = System.nanoTime();
        try {
            work.run();
        } catch (Exception e) {
            throw new IllegalStateException("A measured piece of work failed. Maybe the dump is damaged?", e);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
