package dev.meshward.desktop.plan;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.pictures.Darkroom;
import dev.meshward.desktop.session.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class PlanViewTest {

    @Test
    void from_a_card_one_reads_why_it_is_there_and_opens_its_stage() throws TimeoutException {
        var robot = new FxRobot();
        try (var room = Darkroom.open(Theme.LIGHT, 1280, 800)) {
            room.act(bench -> bench.desk().scanning().open(Samples.northwindRail()));
            room.untilQuiet();
            room.act(bench -> bench.desk().navigation().show(PlanView.ID));
            room.until(
                    "there is a board",
                    () -> robot.lookup("#stage-1").tryQuery().isPresent());
            room.act(_ -> links(robot.lookup("#stage-1").query()).getFirst().fire());
            room.until("one reads why", () -> robot.lookup("#why").tryQuery().isPresent());
            room.take(Path.of("target/pictures/why-here.png"));
            room.act(_ -> links(robot.lookup("#stage-1").query()).getLast().fire());
            room.until(
                    "the stage is shown",
                    () -> robot.lookup("#stage-tabs")
                            .tryQueryAs(TabPane.class)
                            .filter(tabs -> tabs.getTabs().size() > 4)
                            .isPresent());
            room.rest();
            room.take(Path.of("target/pictures/a-stage-opened.png"));
        }
    }

    private static List<Hyperlink> links(Node column) {
        return column.lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .toList();
    }
}
