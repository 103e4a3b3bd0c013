package dev.meshward.desktop.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.background.Background;
import dev.meshward.desktop.open.ClusterOverview.NamespaceRow;
import dev.meshward.survey.Survey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OpenViewTest {

    private final Background background = new Background(Platform::runLater);
    private final CountDownLatch mayFinish = new CountDownLatch(1);

    @Start
    void start(Stage stage) {
        var samples = List.of(new SampleCluster(Path.of("northwind-rail")));
        var model = new OpenViewModel(samples, this::readSlowly, background);
        stage.setScene(new Scene(new OpenView(model), 900, 500));
        stage.show();
        model.open(samples.getFirst());
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void the_window_answers_while_a_cluster_is_read_and_then_shows_it(FxRobot robot) throws TimeoutException {
        assertThat(text(robot, "#cluster-name")).isEqualTo("Northwind Rail");
        assertThat(text(robot, "#cluster-figures")).isEqualTo("reading the manifests …");

        mayFinish.countDown();

        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> robot.lookup("#namespaces").tryQuery().isPresent());
        assertThat(text(robot, "#cluster-figures"))
                .isEqualTo("2 namespaces  ·  8 workloads  ·  15 pods  ·  9 services  ·  143 calls");
        assertThat(robot.lookup("#namespaces").<TableView<NamespaceRow>>query().getItems())
                .hasSize(2);
    }

    @Test
    void what_comes_is_said(FxRobot robot) {
        var words = robot
                .from(robot.lookup("#what-comes").<javafx.scene.Node>query())
                .lookup(".label")
                .queryAllAs(Label.class)
                .stream()
                .map(Label::getText)
                .toList();
        assertThat(words).contains("Map", "Readiness", "Plan", "Questions", "Rollout");
    }

    private ClusterOverview readSlowly(String name, Path folder, Survey.Progress progress) {
        try {
            assertThat(mayFinish.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody waits for " + folder + " any more.", e);
        }
        return new ClusterOverview(
                name,
                List.of(new NamespaceRow("booking", 7, 14, 8, 12, 9), new NamespaceRow("edge", 1, 1, 1, 0, 3)),
                143,
                0);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
