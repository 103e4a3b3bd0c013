package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.testing.journey.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody would hand over on purpose is answered in words: no stack trace, no hang, nothing written elsewhere. */
class BadInputTest {

    private static final int UNREADABLE = 3;
    private static final int WITH_GAPS = 4;

    private static final String SOUND = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: web:1}]}
        """;

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void anEmptySource() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
    }

    @Test
    void an_empty_folder_is_no_source() {
        assertThat(planned().exitCode()).isEqualTo(UNREADABLE);
    }

    @Test
    void a_source_that_does_not_exist_is_named() {
        var ended = command().run("plan", "nowhere.yaml", "--out", "rollout");

        assertThat(ended.exitCode()).isEqualTo(UNREADABLE);
        assertThat(ended.err()).contains("nowhere.yaml");
        assertThat(folder.resolve("rollout")).doesNotExist();
    }

    @Test
    void a_binary_file_is_no_manifest() throws IOException {
        var bytes = new byte[50_000];
        new java.util.Random(1).nextBytes(bytes);
        Files.write(source.resolve("picture.yaml"), bytes);

        assertThat(planned().exitCode()).isEqualTo(UNREADABLE);
    }

    @Test
    void a_truncated_gzip_is_a_gap_beside_sound_files_and_no_source_alone() throws IOException {
        write("sound.yaml", SOUND);
        var whole = gzip(SOUND.repeat(50));
        Files.write(source.resolve("dump.yaml.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        var archive = source.resolve("dump.tar.gz");
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThat(command().run("plan", archive.toString(), "--out", "alone").exitCode())
                .isEqualTo(UNREADABLE);
        assertThat(planned().exitCode()).isEqualTo(WITH_GAPS);
    }

    @Test
    void an_alias_bomb_is_defused() throws IOException {
        write("sound.yaml", SOUND);
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 12; i++) {
            var last = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (last + ", ").repeat(9) + last + "]\n");
        }
        write("bomb.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\n" + bomb);

        assertThat(planned().exitCode()).isEqualTo(WITH_GAPS);
    }

    @Test
    void ten_thousand_nested_levels_are_refused_in_yaml_and_in_json() throws IOException {
        write("sound.yaml", SOUND);
        write(
                "deep.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: deep}\ndata: " + "[".repeat(10_000)
                        + "]".repeat(10_000) + "\n");
        write(
                "deep.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"data\": " + "{\"a\":".repeat(10_000) + "1"
                        + "}".repeat(10_000) + "}");

        assertThat(planned().exitCode()).isEqualTo(WITH_GAPS);
    }

    @Test
    void a_key_that_stands_twice_is_pointed_out() throws IOException {
        write("twice.yaml", SOUND + "kind: Deployment\n");

        var ended = planned();

        assertThat(ended.exitCode()).isEqualTo(WITH_GAPS);
        assertThat(ended.said()).contains("twice.yaml").contains("kind");
    }

    @Test
    void wrong_types_in_known_fields_are_pointed_out() throws IOException {
        write("wrong.yaml", SOUND.replace("[{name: web, image: web:1}]", "not-a-list"));
        write("service.yaml", """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop, labels: [a, b]}
            spec: {selector: web, ports: {port: many}}
            """);
        write("metadata.yaml", "apiVersion: v1\nkind: Service\nmetadata: web\nspec: 7\n");

        assertThat(planned().exitCode()).isIn(UNREADABLE, WITH_GAPS);
    }

    @Test
    void an_archive_that_climbs_out_of_its_folder_stays_inside() throws IOException {
        var archive = folder.resolve("source/climbing.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var name : Set.of("../../outside.yaml", "inside.yaml", "/absolute.yaml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(SOUND.replace("web", name.replaceAll("[^a-z]", "")).getBytes(StandardCharsets.UTF_8));
            }
        }

        var ended = command().run("plan", archive.toString(), "--out", "rollout");

        assertSpokenTo(ended);
        assertThat(ended.exitCode()).isIn(0, UNREADABLE, WITH_GAPS);
        assertThat(folder.resolve("outside.yaml")).doesNotExist();
        assertThat(folder.getParent().resolve("outside.yaml")).doesNotExist();
        assertThat(Path.of("/absolute.yaml")).doesNotExist();
    }

    @Test
    void names_that_are_no_names_lead_to_no_file_elsewhere() throws IOException {
        write("sound.yaml", SOUND);
        write(
                "names.yaml",
                SOUND.replace("name: web, namespace: shop", "name: ../../escape, namespace: ../up") + "---\n"
                        + SOUND.replace("namespace: shop", "namespace: \"a b\\nc: d\""));

        assertThat(planned().exitCode()).isEqualTo(WITH_GAPS);
        assertThat(files(folder)).noneMatch(file -> file.contains("escape"));
    }

    @Test
    void a_line_of_a_hundred_megabytes_is_read_or_refused() throws IOException {
        write("sound.yaml", SOUND);
        var line = source.resolve("line.yaml");
        try (var writer = Files.newBufferedWriter(line)) {
            var piece = "x".repeat(1_000_000);
            for (int i = 0; i < 100; i++) {
                writer.write(piece);
            }
        }

        assertThat(planned().exitCode()).isEqualTo(WITH_GAPS);
    }

    /** Plans the source and checks what holds for every bad input. */
    private CommandLine.Ended planned() {
        var before = files(folder);
        var ended = command().run("plan", "source", "--out", "rollout");
        assertSpokenTo(ended);
        var after = new TreeSet<>(files(folder));
        after.removeAll(before);
        assertThat(after).allMatch(file -> file.startsWith("rollout"));
        return ended;
    }

    private static void assertSpokenTo(CommandLine.Ended ended) {
        assertThat(ended.inTime()).describedAs("it answers in time").isTrue();
        assertThat(ended.err()).isNotBlank();
        assertThat(ended.said())
                .doesNotContain("\tat ")
                .doesNotContain("java.lang.")
                .doesNotContain("Exception");
        assertThat(ended.exitCode()).describedAs(ended.err()).isNotEqualTo(70);
    }

    private CommandLine command() {
        return new CommandLine(folder, "1g", Duration.ofMinutes(2));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(source.resolve(name), text);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Set<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
