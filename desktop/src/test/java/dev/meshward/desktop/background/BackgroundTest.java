package dev.meshward.desktop.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.survey.Survey;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    /** Stands for the window's thread: whatever is queued here would run on it. */
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

    private final Background background = new Background(window::add);
    private final List<Object> heard = new java.util.concurrent.CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void legs_and_result_are_told_on_the_thread_of_the_window() throws InterruptedException {
        background.run(BackgroundTest::scansAndFinishes, hearing(), heard::add, heard::add);

        runOnWindow(2);

        assertThat(heard).containsExactly(Survey.Leg.SCAN, "finished");
    }

    @Test
    void work_that_throws_is_told_and_the_next_work_still_runs() throws InterruptedException {
        var broken = new IllegalStateException("broken");
        background.run(
                _ -> {
                    throw broken;
                },
                heard::add,
                heard::add);
        background.run(_ -> "next", heard::add, heard::add);

        runOnWindow(2);

        assertThat(heard).containsExactly(broken, "next");
    }

    @Test
    void cancelled_work_is_not_heard_of_again() throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        var ticket = background.run(
                progress -> {
                    await(cancelled);
                    return progress.isCancelled();
                },
                heard::add,
                heard::add);
        ticket.cancel();
        cancelled.countDown();
        background.run(_ -> "next", heard::add, heard::add);

        runOnWindow(2);

        assertThat(heard).containsExactly("next");
    }

    private Heard hearing() {
        return new Heard() {
            @Override
            public void reached(Survey.Leg leg) {
                heard.add(leg);
            }

            @Override
            public void read(SortedMap<String, Long> objectsByResource) {}

            @Override
            public void read(long objects, long bytes) {
                heard.add(objects + " objects");
            }
        };
    }

    private static String scansAndFinishes(Survey.Progress progress) {
        progress.reached(Survey.Leg.SCAN);
        return "finished";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void runOnWindow(int messages) throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            var message = window.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            message.run();
        }
    }
}
