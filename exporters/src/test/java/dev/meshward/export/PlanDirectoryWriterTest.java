package dev.meshward.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.export.markdown.MarkdownDocuments;
import dev.meshward.saved.PlanReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanDirectoryWriterTest {

    @TempDir
    private Path place;

    private final SortedMap<String, byte[]> files = files();

    private static SortedMap<String, byte[]> files() {
        var directory = ShopPlan.directory();
        var files = new TreeMap<>(directory.files());
        files.putAll(MarkdownDocuments.of(directory.plan()));
        return files;
    }

    @Test
    void a_plan_is_written_where_nothing_was() throws IOException {
        var target = place.resolve("a/b/rollout");

        assertThat(PlanDirectoryWriter.write(target, files)).isEqualTo(new Writing.Written(target, false, 0));
        assertThat(read(target)).containsOnlyKeys(files.keySet());
        assertThat(Files.readAllBytes(target.resolve("plan.json"))).isEqualTo(files.get("plan.json"));
    }

    @Test
    void an_empty_folder_is_filled() throws IOException {
        var target = Files.createDirectory(place.resolve("rollout"));

        assertThat(PlanDirectoryWriter.write(target, files)).isInstanceOf(Writing.Written.class);
        assertThat(read(target)).containsOnlyKeys(files.keySet());
    }

    @Test
    void an_earlier_plan_is_replaced_whole() throws IOException {
        var target = place.resolve("rollout");
        PlanDirectoryWriter.write(target, files);
        Files.createDirectories(target.resolve("stages/09-gone"));
        Files.writeString(target.resolve("stages/09-gone/steps.json"), "[]");

        assertThat(PlanDirectoryWriter.write(target, files)).isEqualTo(new Writing.Written(target, true, 0));
        assertThat(read(target)).containsOnlyKeys(files.keySet());
    }

    @Test
    void the_run_log_outlives_the_plan() throws IOException {
        var target = place.resolve("rollout");
        PlanDirectoryWriter.write(target, files);
        var plan = target.resolve("plan.json");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace(
                                "\"runs\": []",
                                "\"runs\": [{\"stage\": \"id-join-shop\", \"state\": \"applied\", \"by\": \"kim\"}]"));

        assertThat(PlanDirectoryWriter.write(target, files)).isEqualTo(new Writing.Written(target, true, 1));
        var again = ((PlanReading.Read) PlanReading.of(read(target))).plan();
        assertThat(again.runs())
                .hasSize(1)
                .first()
                .satisfies(run ->
                        assertThat(run.toString()).contains("id-join-shop").contains("kim"));
        assertThat(again.stages()).hasSize(3);
    }

    @Test
    void a_folder_with_something_else_in_it_is_refused_and_left_alone() throws IOException {
        Files.writeString(place.resolve("thesis.txt"), "years of work");

        assertThat(PlanDirectoryWriter.write(place, files))
                .isInstanceOfSatisfying(
                        Writing.Refused.class,
                        refused -> assertThat(refused.because()).contains("not empty and holds no plan of ours"));
        assertThat(read(place)).containsOnlyKeys("thesis.txt");
    }

    @Test
    void somebody_elses_plan_json_is_no_plan_of_ours() throws IOException {
        Files.writeString(place.resolve("plan.json"), "{\"schema\": \"terraform\"}");

        assertThat(PlanDirectoryWriter.write(place, files)).isInstanceOf(Writing.Refused.class);
        assertThat(Files.readString(place.resolve("plan.json"))).contains("terraform");
    }

    @Test
    void a_plan_whose_run_log_cannot_be_read_is_not_replaced() throws IOException {
        Files.writeString(place.resolve("plan.json"), "{\"schema\": \"meshward.dev/plan/v7\", \"stages\": []}");

        assertThat(PlanDirectoryWriter.write(place, files))
                .isInstanceOfSatisfying(
                        Writing.Refused.class,
                        refused -> assertThat(refused.because())
                                .contains("run log would be lost")
                                .contains("meshward.dev/plan/v7"));
    }

    @Test
    void a_repository_is_not_replaced() throws IOException {
        var target = place.resolve("rollout");
        PlanDirectoryWriter.write(target, files);
        Files.createDirectory(target.resolve(".git"));

        assertThat(PlanDirectoryWriter.write(target, files)).isInstanceOf(Writing.Refused.class);
        assertThat(target.resolve(".git")).exists();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        var target = Files.writeString(place.resolve("rollout"), "a file");

        assertThat(PlanDirectoryWriter.write(target, files)).isInstanceOf(Writing.Refused.class);
        assertThat(target).hasContent("a file");
    }

    @Test
    void a_link_stays_a_link_and_its_folder_is_replaced() throws IOException {
        var real = Files.createDirectory(place.resolve("real"));
        var link = Files.createSymbolicLink(place.resolve("link"), real);

        assertThat(PlanDirectoryWriter.write(link, files)).isInstanceOf(Writing.Written.class);
        assertThat(link).isSymbolicLink();
        assertThat(real.resolve("plan.json")).exists();
    }

    @Test
    void links_inside_an_earlier_plan_are_not_followed_when_it_goes() throws IOException {
        var elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        var target = place.resolve("rollout");
        PlanDirectoryWriter.write(target, files);
        Files.createSymbolicLink(target.resolve("stages/link"), elsewhere);

        PlanDirectoryWriter.write(target, files);

        assertThat(elsewhere.resolve("kept.txt")).hasContent("kept");
    }

    @Test
    void nothing_is_left_beside_the_target() throws IOException {
        PlanDirectoryWriter.write(place.resolve("rollout"), files);
        PlanDirectoryWriter.write(place.resolve("rollout"), files);

        try (var entries = Files.list(place)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString)).containsExactly("rollout");
        }
    }

    @Test
    void a_failure_in_the_middle_leaves_the_earlier_plan_and_no_rest() throws IOException {
        var target = place.resolve("rollout");
        PlanDirectoryWriter.write(target, files);
        var clashing = new TreeMap<>(files);
        clashing.put("plan.json.d", new byte[0]);
        clashing.put("plan.json.d/x", new byte[0]);

        assertThat(PlanDirectoryWriter.write(target, clashing))
                .isInstanceOfSatisfying(
                        Writing.Failed.class,
                        failed -> assertThat(failed.because()).contains("could not be written"));
        assertThat(read(target)).containsOnlyKeys(files.keySet());
        try (var entries = Files.list(place)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void a_name_that_leads_out_or_that_windows_refuses_is_a_defect() {
        for (var path : List.of("../x", "/etc/x", "stages/con.yaml", "a:b", "a/../../b", "x.", "a\\b")) {
            var evil = new TreeMap<>(files);
            evil.put(path, new byte[0]);
            assertThatThrownBy(() -> PlanDirectoryWriter.write(place.resolve("rollout"), evil))
                    .describedAs(path)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(place.resolve("rollout")).doesNotExist();
    }

    private static SortedMap<String, byte[]> read(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            var files = new TreeMap<String, byte[]>();
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
            return files;
        }
    }

    @Test
    void texts_are_utf_8() {
        assertThat(new String(files.get("rollout-plan.md"), StandardCharsets.UTF_8))
                .contains("“conditional”");
    }
}
