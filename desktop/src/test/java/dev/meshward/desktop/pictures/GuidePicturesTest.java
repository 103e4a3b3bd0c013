package dev.meshward.desktop.pictures;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.session.Samples;
import dev.meshward.desktop.view.Subject;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of the guide:
 * {@code mvn -Dfast -pl desktop -am test -Dtest=GuidePicturesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dguide.pictures=FOLDER}.
 */
@EnabledIfSystemProperty(named = "guide.pictures", matches = ".+")
class GuidePicturesTest {

    private final Path folder = Path.of(System.getProperty("guide.pictures", "target/pictures"));

    @Test
    void the_railway_is_shown_as_a_map_as_questions_and_as_a_plan() throws TimeoutException {
        try (var room = Darkroom.open(Theme.LIGHT, 1200, 720)) {
            room.act(bench -> bench.desk().scanning().open(Samples.northwindRail()));
            room.untilQuiet();
            room.act(bench -> bench.desk().deriving().wantPlan());
            room.until("a plan", () -> room.bench().desk().session().now().isPlanned());
            for (var view : new String[] {"questions", "plan"}) {
                take(room, view);
            }
            room.act(bench -> bench.desk().navigation().show("map", new Subject.OfNamespace("payments")));
            room.rest();
            room.untilPlaced();
            take(room, "map");
        }
    }

    private void take(Darkroom room, String view) {
        room.act(bench -> bench.desk().navigation().show(view));
        room.untilQuiet();
        room.rest();
        room.untilPlaced();
        room.take(folder.resolve(view + ".png"));
    }
}
