package dev.meshward.desktop.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.pictures.Darkroom;
import dev.meshward.desktop.session.Samples;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class ReadinessViewTest {

    @Test
    void a_finding_is_chosen_and_lived_with() throws TimeoutException {
        var robot = new FxRobot();
        try (var room = Darkroom.open(Theme.LIGHT, 1280, 800)) {
            room.act(bench -> bench.desk().scanning().open(Samples.northwindRail()));
            room.untilQuiet();
            room.act(bench -> bench.desk().navigation().show(ReadinessView.ID));
            room.until(
                    "there are findings",
                    () -> robot.lookup("#findings").tryQuery().isPresent());
            room.act(_ -> {
                var tree = robot.lookup("#findings").queryAs(FindingTree.class);
                tree.getRoot().getChildren().getFirst().setExpanded(true);
                tree.getSelectionModel()
                        .select(tree.getRoot()
                                .getChildren()
                                .getFirst()
                                .getChildren()
                                .getFirst());
            });
            room.until(
                    "the finding is shown",
                    () -> robot.lookup("#reason").tryQuery().isPresent());
            room.take(Path.of("target/pictures/a-finding-chosen.png"));
            room.act(_ -> {
                var reason = robot.lookup("#reason").queryAs(TextField.class);
                reason.setText("one team");
                reason.fireEvent(new javafx.event.ActionEvent());
            });
            room.untilQuiet();
            assertThat(room.bench().desk().session().now().said().suppressions())
                    .singleElement()
                    .satisfies(each -> assertThat(each.reason()).isEqualTo("one team"));
        }
    }
}
