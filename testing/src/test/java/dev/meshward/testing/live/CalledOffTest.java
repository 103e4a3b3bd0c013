package dev.meshward.testing.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.scan.LiveProgress;
import dev.meshward.scan.ScanOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan ends within a moment when somebody has had enough, and keeps what it has where that is wanted. */
class CalledOffTest {

    private static final Mood ASLEEP = new Mood.Sleeps(Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    /** Has had enough half a second after the first deployment came. */
    private record Impatient(boolean keepsPartial, AtomicLong since) implements LiveProgress {

        @Override
        public void reached(long objects, long bytes) {
            if (objects > 0) {
                since.compareAndSet(0, System.nanoTime());
            }
        }

        @Override
        public boolean isCancelled() {
            return since.get() != 0
                    && System.nanoTime() - since.get() > Duration.ofMillis(500).toNanos();
        }
    }

    @Test
    void a_silent_server_does_not_hold_a_scan_that_is_called_off() {
        try (var server = StubApiServer.of(Scanning.deployment("shop", "checkout") + Scanning.pods("shop", 3))) {
            server.spoil(asked -> asked.path().equals("/api/v1/pods"), ASLEEP);
            var progress = new Impatient(false, new AtomicLong());
            assertThatThrownBy(() -> new Scanning(server, folder).scan(ScanOptions.everything(), progress))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - progress.since().get()))
                    .isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void what_was_read_until_then_is_kept_and_the_rest_is_named() {
        try (var server = StubApiServer.of(Scanning.deployment("shop", "checkout") + Scanning.pods("shop", 3))) {
            server.spoil(asked -> asked.path().equals("/api/v1/pods"), ASLEEP);
            var progress = new Impatient(true, new AtomicLong());
            var snapshot = new Scanning(server, folder).scan(ScanOptions.everything(), progress);
            assertThat(snapshot.workloads()).hasSize(1);
            assertThat(Scanning.notSeen(snapshot)).contains("pods of the cluster");
            assertThat(snapshot.notSeen().getFirst().because()).contains("called off");
        }
    }
}
