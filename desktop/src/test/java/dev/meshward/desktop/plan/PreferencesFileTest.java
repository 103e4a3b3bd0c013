package dev.meshward.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.adoption.Wish;
import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.manifest.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();
    private final PlanWishes wishes = new PlanWishes(opened.session());
    private final PreferencesFile files = new PreferencesFile(opened.session(), opened.quick());
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws InterruptedException {
        opened.open("corner-shop");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void what_is_wished_for_can_be_written_and_read_again_and_undo_brings_back_what_was_before()
            throws InterruptedException {
        var target = new Wish.Target("shop", "");
        wishes.wish(new Wish.OwnerOf(target, "Team Blue", Place.nowhere()));
        var wished = opened.session().now().said().preferences();
        var file = folder.resolve("preferences.yaml");
        files.write(file, told::add);
        opened.until(() -> told.size() == 1);
        wishes.takeBack(wishes.all().getFirst());

        files.read(file, told::add);
        opened.until(() -> told.size() == 2);

        assertThat(told.getLast()).contains("preferences.yaml", "1 wish");
        assertThat(opened.session().now().said().preferences()).isEqualTo(wished);
        opened.session().undo();
        assertThat(wishes.all()).isEmpty();
    }

    @Test
    void a_file_that_names_what_the_cluster_does_not_have_is_refused_with_its_line_and_changes_nothing()
            throws InterruptedException, IOException {
        var before = opened.session().now().said();
        var file = Files.writeString(folder.resolve("wrong.yaml"), """
            schema: meshward.dev/preferences/v1
            owners:
              nobody/here: Oli
            """);
        files.read(file, told::add);
        opened.until(() -> told.size() == 1);
        files.read(folder.resolve("missing.yaml"), told::add);
        opened.until(() -> told.size() == 2);

        assertThat(told.getFirst()).contains("wrong.yaml:");
        assertThat(told.getLast()).contains("missing.yaml");
        assertThat(opened.session().now().said()).isEqualTo(before);
    }
}
