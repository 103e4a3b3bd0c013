package dev.meshward.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, where it shall not end the process before what was read is written. */
final class Interruption implements AutoCloseable {

    /** Then the process ends all the same: whoever pressed Ctrl-C is waiting. */
    private static final Duration TO_WRITE = Duration.ofSeconds(30);

    private final boolean isWaitedFor;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean hasCome;

    private Interruption(boolean isWaitedFor) {
        this.isWaitedFor = isWaitedFor;
    }

    static Interruption endsTheProcess() {
        return new Interruption(false);
    }

    /** The end of the process waits until this is closed. */
    static Interruption waitedFor() {
        var interruption = new Interruption(true);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::come, "interruption"));
        return interruption;
    }

    private void come() {
        hasCome = true;
        try {
            boolean isWritten = done.await(TO_WRITE.toMillis(), TimeUnit.MILLISECONDS);
            if (!isWritten) {
                System.err.println("meshward: what was read could not be written in time.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isWaitedFor() {
        return isWaitedFor;
    }

    boolean hasCome() {
        return hasCome;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
