package dev.meshward.desktop.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.desktop.session.OpenedSession;
import dev.meshward.desktop.words.Words;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageExportTest {

    @TempDir
    private Path folder = Path.of("");

    private final OpenedSession opened = new OpenedSession();

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void one_stage_is_written_with_its_page_at_its_path_in_the_plan_and_nothing_else()
            throws InterruptedException, IOException {
        opened.open("corner-shop", TargetWish.of(MeshName.LINKERD));
        var whole = opened.planned();
        var join = whole.result().plan().stages().stream()
                .filter(stage -> !stage.workloads().isEmpty())
                .findFirst()
                .orElseThrow();

        var sentence = StageExport.write(whole, join.id(), folder, Survey.Progress.unheard());

        var written = files(folder);
        assertThat(sentence).contains(written.size() + " files");
        assertThat(written).extracting(path -> path.getName(0).toString()).containsOnly("stages");
        assertThat(written)
                .extracting(path -> path.getName(1).toString())
                .hasSizeGreaterThan(2)
                .containsOnly(written.getFirst().getName(1).toString());
        assertThat(written).anyMatch(path -> path.toString().endsWith("README.md"));
        assertThat(written).anyMatch(path -> path.toString().endsWith(".yaml"));
    }

    @Test
    void a_stage_that_is_gone_writes_nothing_and_says_so() throws InterruptedException, IOException {
        opened.open("corner-shop");

        assertThat(StageExport.write(opened.planned(), "no-such-stage", folder, Survey.Progress.unheard()))
                .isEqualTo(Words.say("stage.gone"));
        assertThat(files(folder)).isEmpty();
    }

    private static java.util.List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
