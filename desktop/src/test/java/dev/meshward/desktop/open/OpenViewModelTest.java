package dev.meshward.desktop.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.session.Activity;
import dev.meshward.desktop.session.Scanning;
import dev.meshward.desktop.session.Scanning.ClusterReading;
import dev.meshward.desktop.session.Session;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.work.Configuration;
import dev.meshward.desktop.work.Work;
import dev.meshward.survey.Contexts;
import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenViewModelTest {

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background background = new Background(window::add);
    private final Background files = new Background(_ -> {});
    private final Session session = new Session();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        background.close();
        files.finish(Duration.ofSeconds(10));
    }

    @Test
    void what_is_opened_becomes_the_session() throws InterruptedException {
        var model = model((source, _) -> snapshot(source.names().getFirst()));

        model.open(List.of(Path.of("some", "shop")));
        assertThat(session.activity().get()).isInstanceOf(Activity.Busy.class);
        assertThat(model.contents().get()).isEmpty();
        nextOnWindow();

        assertThat(session.now().source().title()).isEqualTo("shop");
        assertThat(model.contents().get()).isPresent();
        assertThat(session.isModified()).isFalse();
    }

    @Test
    void a_cluster_that_cannot_be_read_says_why_and_what_was_open_stays() throws InterruptedException {
        var model = model((source, _) -> {
            if (source.names().getFirst().equals("gone")) {
                throw new IllegalStateException("cannot list gone");
            }
            return snapshot("shop");
        });
        model.open(List.of(Path.of("shop")));
        nextOnWindow();

        model.open(List.of(Path.of("gone")));
        nextOnWindow();

        assertThat(session.activity().get())
                .isInstanceOfSatisfying(
                        Activity.Failed.class,
                        failed -> assertThat(failed.because()).contains("cannot list gone"));
        assertThat(session.now().source().title()).isEqualTo("shop");
    }

    @Test
    void a_reading_that_was_called_off_is_not_heard_of_again() throws InterruptedException {
        var scanning = new Scanning(session, background, (_, _) -> snapshot("shop"));
        scanning.open(new SessionSource.Files("shop", Source.of(List.of("shop"))));
        scanning.cancel();
        nextOnWindow();

        assertThat(session.activity().get()).isInstanceOf(Activity.Cancelled.class);
        assertThat(session.now().snapshot()).isEmpty();
    }

    @Test
    void a_context_is_opened_as_a_running_cluster() throws InterruptedException {
        var model = model(
                (source, _) -> snapshot(source.cluster().orElseThrow().context().orElseThrow()));
        model.lookForContexts();
        nextOnWindow();
        assertThat(model.contexts().get().names()).containsExactly("prod-eu", "staging");

        model.open("staging");
        nextOnWindow();

        assertThat(session.now().source()).isInstanceOf(SessionSource.Context.class);
        assertThat(session.now().snapshot())
                .hasValueSatisfying(snapshot -> assertThat(snapshot.cluster()).isEqualTo("staging"));
    }

    private OpenViewModel model(ClusterReading reading) {
        return new OpenViewModel(
                session,
                new Scanning(session, background, reading),
                new Work(session, files, new Configuration(folder), InstantSource.system(), _ -> {}),
                List.of(),
                background,
                () -> new Contexts(List.of("prod-eu", "staging"), Optional.of("prod-eu"), List.of()));
    }

    private static ClusterSnapshot snapshot(String name) {
        return new ClusterSnapshot(
                name, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private void nextOnWindow() throws InterruptedException {
        var message = window.poll(10, TimeUnit.SECONDS);
        assertThat(message).isNotNull();
        message.run();
    }
}
