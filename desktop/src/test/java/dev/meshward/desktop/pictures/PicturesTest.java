package dev.meshward.desktop.pictures;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.map.MapView;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.view.Subject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of every view:
 * {@code mvn -Dfast -pl desktop -am test -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false -Dpictures=FOLDER}.
 * The screen of the headless platform is too small for the largest; a real one takes it too:
 * {@code xvfb-run -s "-screen 0 2560x1440x24" mvn … -DargLine=-Dprism.order=sw}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));

    @Test
    void every_view_is_taken_in_light_and_dark() throws TimeoutException {
        take(Theme.LIGHT, 1280, 800);
        take(Theme.DARK, 1024, 768);
        if (!"Headless".equals(System.getProperty("glass.platform"))) {
            take(Theme.LIGHT, 2560, 1440);
            take(Theme.DARK, 2560, 1440);
        }
    }

    private void take(Theme theme, int width, int height) throws TimeoutException {
        try (var room = Darkroom.open(theme, width, height)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
            room.take(folder.resolve("first" + suffix));
            room.act(bench -> bench.desk().scanning().open(Samples.northwindRail()));
            room.untilQuiet();
            room.act(bench -> bench.desk().deriving().wantPlan());
            for (var view : room.bench().views()) {
                room.act(bench -> bench.desk().navigation().show(view));
                room.untilQuiet();
                room.rest();
                room.untilPlaced();
                room.take(folder.resolve(view + suffix));
            }
            map(room, suffix);
        }
    }

    private void map(Darkroom room, String suffix) {
        room.act(bench -> bench.desk().navigation().show(MapView.ID, new Subject.OfNamespace("payments")));
        room.act(bench -> bench.desk().deriving().wantPlan());
        room.until("a plan", () -> room.bench().desk().session().now().isPlanned());
        room.act(bench -> {
            var slider = (Slider) bench.scene().lookup("#play-slider");
            slider.setValue(Math.floor(slider.getMax() * 0.6));
        });
        room.take(folder.resolve("play" + suffix));
        var workload = Darkroom.onWindow(() -> room.bench()
                .desk()
                .session()
                .now()
                .snapshot()
                .orElseThrow()
                .workloadsIn("payments")
                .getFirst()
                .id());
        room.act(bench -> bench.desk().navigation().show(MapView.ID, new Subject.OfWorkload(workload)));
        room.rest();
        room.untilPlaced();
        room.take(folder.resolve("opened" + suffix));
    }
}
