package dev.meshward.desktop.background;

import dev.meshward.survey.Survey;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
     * @param told is handed each leg the work reaches
     * @param done is handed the result, unless the work was cancelled
     * @param failed is handed whatever the work threw
     */
    public <T> Ticket run(
            Work<T> work, Consumer<Survey.Leg> told, Consumer<? super T> done, Consumer<Throwable> failed) {
        var ticket = new Ticket();
        workers.execute(() -> work(work, ticket, told, done, failed));
        return ticket;
    }

    private <T> void work(
            Work<T> work,
            Ticket ticket,
            Consumer<Survey.Leg> told,
            Consumer<? super T> done,
            Consumer<Throwable> failed) {
        try {
            var result = work.result(ticket.progress(leg -> tell(ticket, () -> told.accept(leg))));
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

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
