package dev.meshward.desktop.pictures;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.map.MapView;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.desktop.view.Subject;
import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of every view:
 * {@code mvn -Dfast -pl desktop -am test -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures=FOLDER}.
 * {@code -Dpictures.source=FILE} takes them of another cluster than the railway, and {@code -Dpictures.looks=dark:1024x768,…}
 * in other themes and sizes. The screen of the headless platform is too small for the largest; a real one takes it:
 * {@code xvfb-run -s "-screen 0 2560x1440x24" mvn … -DargLine=-Dprism.order=sw}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {

    private static final String USUAL = "light:1280x800,dark:1024x768";

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));

    @Test
    void every_view_is_taken_in_light_and_dark() throws TimeoutException {
        for (var look : System.getProperty("pictures.looks", USUAL).split(",", -1)) {
            var parts = look.split("[:x]", 3);
            take(
                    Theme.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
        }
    }

    private static SessionSource source() {
        return Optional.ofNullable(System.getProperty("pictures.source"))
                .<SessionSource>map(file ->
                        new SessionSource.Files(String.valueOf(Path.of(file).getFileName()), Source.of(List.of(file))))
                .orElseGet(Samples::northwindRail);
    }

    private void take(Theme theme, int width, int height) throws TimeoutException {
        try (var room = Darkroom.open(theme, width, height)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
            room.take(folder.resolve("first" + suffix));
            room.act(bench -> bench.desk().scanning().open(source()));
            room.untilQuiet();
            room.act(bench -> bench.desk().deriving().wantPlan());
            room.until("a plan", () -> room.bench().desk().plan().whole().isPresent());
            for (var view : room.bench().views()) {
                show(room, view);
                room.take(folder.resolve(view + suffix));
            }
            ofReadiness(room, suffix);
            ofPlan(room, suffix);
            ofStage(room, suffix);
            ofMap(room, suffix);
        }
    }

    private static void show(Darkroom room, String view) {
        room.act(bench -> bench.desk().navigation().show(view));
        room.untilQuiet();
        room.rest();
        room.untilPlaced();
    }

    /** One finding, with its page. */
    private void ofReadiness(Darkroom room, String suffix) {
        show(room, "readiness");
        room.act(bench -> {
            if (bench.scene().lookup("#findings") instanceof TreeView<?> tree) {
                tree.getTreeItem(0).setExpanded(true);
                tree.getSelectionModel().select(1);
            }
        });
        room.rest();
        room.take(folder.resolve("finding" + suffix));
    }

    private void ofPlan(Darkroom room, String suffix) {
        show(room, "plan");
        press(room, "#show-wishes");
        room.rest();
        room.take(folder.resolve("wishes" + suffix));
        press(room, "#as-calendar");
        room.rest();
        room.take(folder.resolve("calendar" + suffix));
        press(room, "#as-list");
        room.rest();
        room.take(folder.resolve("list" + suffix));
        press(room, "#as-board");
        press(room, "#show-wishes");
        room.act(bench -> {
            if (bench.scene().lookup("#board") instanceof ListView<?> board) {
                board.scrollTo(board.getItems().size() - 1);
            }
        });
        room.rest();
        room.take(folder.resolve("plan-end" + suffix));
    }

    private void ofStage(Darkroom room, String suffix) {
        show(room, "stage");
        room.act(bench -> {
            var stage = bench.desk().plan().whole().orElseThrow().result().plan().stages().stream()
                    .filter(each -> !each.workloads().isEmpty())
                    .findFirst()
                    .orElseThrow();
            bench.desk().navigation().show("stage", new Subject.OfStage(stage.id()));
        });
        room.rest();
        for (int tab = 0; tab < 6; tab++) {
            int at = tab;
            room.act(bench -> ((TabPane) bench.scene().lookup("#stage-tabs"))
                    .getSelectionModel()
                    .select(at));
            room.rest();
            room.take(folder.resolve("stage-" + tab + suffix));
        }
    }

    private static void press(Darkroom room, String selector) {
        room.act(bench -> {
            if (bench.scene().lookup(selector) instanceof ButtonBase button) {
                button.fire();
            }
        });
    }

    private void ofMap(Darkroom room, String suffix) {
        var workload = Darkroom.onWindow(() -> {
            var snapshot = room.bench().desk().session().now().snapshot().orElseThrow();
            return snapshot.workloads().stream()
                    .filter(each -> each.id().namespace().equals("payments"))
                    .findFirst()
                    .orElseGet(() -> snapshot.workloads().getFirst())
                    .id();
        });
        room.act(bench -> bench.desk().navigation().show(MapView.ID, new Subject.OfNamespace(workload.namespace())));
        room.act(bench -> {
            var slider = (Slider) bench.scene().lookup("#play-slider");
            slider.setValue(Math.floor(slider.getMax() * 0.6));
        });
        room.rest();
        room.take(folder.resolve("play" + suffix));
        room.act(bench -> bench.desk().navigation().show(MapView.ID, new Subject.OfWorkload(workload)));
        room.rest();
        room.untilPlaced();
        room.take(folder.resolve("opened" + suffix));
        room.act(bench -> bench.desk().look().togglePresenting());
        room.rest();
        room.take(folder.resolve("presenting" + suffix));
        room.act(bench -> bench.desk().look().togglePresenting());
    }
}
