package dev.meshward.desktop.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Background;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenViewModelTest {

    private static final SampleCluster SHOP = new SampleCluster(Path.of("corner-shop"));
    private static final SampleCluster RAIL = new SampleCluster(Path.of("northwind-rail"));

    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final Background background = new Background(window::add);

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void without_samples_there_is_nothing_to_open_and_the_reason_is_said() {
        var model = model(List.of(), OpenViewModelTest::empty);

        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        OpenState.NothingThere.class,
                        nothing -> assertThat(nothing.because()).contains("No sample clusters"));
        assertThat(model.first()).isEmpty();
    }

    @Test
    void the_cluster_with_most_to_look_at_is_opened_first() {
        assertThat(model(List.of(SHOP, RAIL), OpenViewModelTest::empty).first()).contains(RAIL);
        assertThat(model(List.of(SHOP), OpenViewModelTest::empty).first()).contains(SHOP);
    }

    @Test
    void a_cluster_is_first_being_read_and_then_open() throws InterruptedException {
        var model = model(List.of(SHOP), OpenViewModelTest::empty);

        model.open(SHOP);
        assertThat(model.state().get()).isEqualTo(new OpenState.Reading("Corner Shop", "reading the manifests"));

        nextOnWindow();
        assertThat(model.state().get()).isEqualTo(new OpenState.Reading("Corner Shop", "working out who calls whom"));

        nextOnWindow();
        assertThat(model.state().get()).isInstanceOf(OpenState.Opened.class);
    }

    @Test
    void a_cluster_that_cannot_be_read_says_why() throws InterruptedException {
        var model = model(List.of(SHOP), (_, folder, _) -> {
            throw new IllegalStateException("cannot list " + folder);
        });

        model.open(SHOP);
        nextOnWindow();

        assertThat(model.state().get())
                .isEqualTo(new OpenState.Failed("Corner Shop", "cannot list " + SHOP.manifests()));
    }

    @Test
    void opening_another_cluster_forgets_the_one_that_was_being_read() throws InterruptedException {
        var model = model(List.of(SHOP, RAIL), OpenViewModelTest::empty);

        model.open(SHOP);
        model.open(RAIL);
        for (int i = 0; i < 4; i++) {
            nextOnWindow();
        }

        assertThat(model.state().get())
                .isInstanceOfSatisfying(
                        OpenState.Opened.class,
                        opened -> assertThat(opened.overview().name()).isEqualTo("Northwind Rail"));
    }

    private OpenViewModel model(List<SampleCluster> samples, ClusterReading reading) {
        return new OpenViewModel(samples, reading, background);
    }

    private static ClusterOverview empty(String name, Path folder, Survey.Progress progress) {
        progress.reached(Survey.Leg.GRAPH);
        return new ClusterOverview(name, List.of(), 0, 0);
    }

    /** Two messages a cluster: the leg it reached, and its end. Those of a cluster that was called off may be missing. */
    private void nextOnWindow() throws InterruptedException {
        var message = window.poll(2, TimeUnit.SECONDS);
        if (message != null) {
            message.run();
        }
    }
}
