package dev.meshward.desktop.pictures;

import dev.meshward.desktop.look.Theme;
import dev.meshward.desktop.session.SessionSource;
import dev.meshward.survey.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of every view: {@code mvn -pl desktop -am test -Dtest=PicturesTest -Dpictures=FOLDER}. */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {

    private final Path folder = Path.of(System.getProperty("pictures", "target/pictures"));

    @Test
    void every_view_is_taken_in_light_and_dark() throws TimeoutException {
        for (var theme : Theme.values()) {
            take(theme, 1280, 800);
        }
    }

    private void take(Theme theme, int width, int height) throws TimeoutException {
        try (var room = Darkroom.open(theme, width, height)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
            room.take(folder.resolve("first" + suffix));
            room.act(bench -> bench.desk().scanning().open(sample("northwind-rail", "Northwind Rail")));
            room.untilQuiet();
            for (var view : room.bench().views()) {
                room.act(bench -> bench.desk().navigation().show(view));
                room.untilQuiet();
                room.take(folder.resolve(view + suffix));
            }
        }
    }

    static SessionSource sample(String folder, String title) {
        return new SessionSource.Files(title, Source.of(List.of("../sample-clusters/" + folder + "/cluster")));
    }
}
