package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs work one after the other off the window's thread, and hands results back on it. */
public final class Background implements AutoCloseable {

    private final ExecutorService workers;
    private final Executor window;

    /** @param window runs what it is given on the window's thread, such as {@code Platform::runLater} */
    public Background(Executor window) {
        this.window = window;
        this.workers = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .name("background")
                .daemon()
                .stackSize(16L * 1024 * 1024)
                .factory());
    }

    /** Work that says how far it got, and stops when its {@code progress} says that it was cancelled. */
    @FunctionalInterface
    public interface Work<T> {
        T result(Survey.Progress progress);
    }

    /**
     * Begins this work.
     *
     * @param heard is told how far the work got
     * @param done is handed the result, unless the work was cancelled
     * @param failed is handed whatever the work threw
     */
    public <T> Ticket run(Work<T> work, Heard heard, Consumer<? super T> done, Consumer<Throwable> failed) {
        var ticket = new Ticket();
        workers.execute(() -> work(work, ticket, heard, done, failed));
        return ticket;
    }

    /** Begins work that nobody waits for long enough to ask how far it got. */
    public <T> Ticket run(Work<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        return run(work, new Unheeded(), done, failed);
    }

    private record Unheeded() implements Heard {
        @Override
        public void reached(Survey.Leg leg) {}

        @Override
        public void read(long objects, long bytes) {}

        @Override
        public void read(SortedMap<String, Long> objectsByResource) {}
    }

    private <T> void work(
            Work<T> work, Ticket ticket, Heard heard, Consumer<? super T> done, Consumer<Throwable> failed) {
        try {
            var result = work.result(ticket.progress(heard, message -> tell(ticket, message)));
            tell(ticket, () -> done.accept(result));
        } catch (Survey.Cancelled _) {
            return;
        } catch (RuntimeException | Error thrown) {
            tell(ticket, () -> failed.accept(thrown));
        }
    }

    /** Asked again on the window's thread: it may have been cancelled while the message waited there. */
    private void tell(Ticket ticket, Runnable message) {
        window.execute(() -> {
            if (!ticket.isCancelled()) {
                message.run();
            }
        });
    }

    /** Finishes what was begun, and takes nothing more. */
    public void finish(Duration patience) {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException _) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
