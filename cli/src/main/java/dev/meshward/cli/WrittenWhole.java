package dev.meshward.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets whoever writes come to an end when the user presses Ctrl-C, so that no half of anything is left behind. */
final class WrittenWhole {

    private static final int PATIENCE_IN_SECONDS = 10;

    private WrittenWhole() {}

    /** Does this writing; the process does not end before it has. */
    static <T> T by(Supplier<T> writing) {
        var ended = new CountDownLatch(1);
        var beforeTheProcessEnds = new Thread(() -> await(ended));
        Runtime.getRuntime().addShutdownHook(beforeTheProcessEnds);
        try {
            return writing.get();
        } finally {
            ended.countDown();
            forget(beforeTheProcessEnds);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Impossible while the process is ending, and not needed then. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return;
        }
    }
}
