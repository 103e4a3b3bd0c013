package dev.meshward.benchmarks.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Asks the window's thread again and again whether it is there, and takes notes where it does not answer at once: how long,
 * how much of that it computed, and what it was doing meanwhile.
 */
final class Heartbeat implements AutoCloseable {

    private static final long BETWEEN_BEATS_MILLIS = 5;
    private static final long BETWEEN_LOOKS_MILLIS = 10;
    private static final int LINES = 2;

    private final Thread window;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread asking;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A while in which the window did not answer.
     *
     * @param computedMillis of it: what is left on a machine that has nothing else to do
     * @param doing how often each line of ours was seen at the top of the stack
     */
    record Block(long millis, long computedMillis, Map<String, Integer> doing) {}

    /** @param window its thread */
    Heartbeat(Thread window) {
        this.window = window;
        this.asking = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::ask);
    }

    void begin() {
        asking.start();
    }

    /** The longest by what was computed since the last time this was asked. */
    Block longest() {
        synchronized (blocks) {
            var longest = blocks.stream()
                    .max(Comparator.comparingLong(Block::computedMillis))
                    .orElse(new Block(0, 0, Map.of()));
            blocks.clear();
            return longest;
        }
    }

    private void ask() {
        try {
            while (!asking.isInterrupted()) {
                beat();
                Thread.sleep(BETWEEN_BEATS_MILLIS);
            }
        } catch (InterruptedException _) {
            return;
        }
    }

    private void beat() throws InterruptedException {
        var answered = new CountDownLatch(1);
        long began = System.nanoTime();
        long computed = threads.getThreadCpuTime(window.threadId());
        Platform.runLater(answered::countDown);
        var doing = new TreeMap<String, Integer>();
        while (!answered.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
            doing.merge(top(window.getStackTrace()), 1, Integer::sum);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        long computedMillis = TimeUnit.NANOSECONDS.toMillis(threads.getThreadCpuTime(window.threadId()) - computed);
        synchronized (blocks) {
            blocks.add(new Block(millis, Math.min(millis, computedMillis), Map.copyOf(doing)));
        }
    }

    /** The last lines of our own, else those of the toolkit. */
    private static String top(StackTraceElement[] stack) {
        var ours = lines(stack, "dev.meshward.");
        return ours.isEmpty() ? lines(stack, "javafx") : ours;
    }

    private static String lines(StackTraceElement[] stack, String of) {
        return String.join(
                " < ",
                Arrays.stream(stack)
                        .filter(line -> line.getClassName().contains(of))
                        .limit(LINES)
                        .map(StackTraceElement::toString)
                        .toList());
    }

    @Override
    public void close() {
        asking.interrupt();
    }
}
