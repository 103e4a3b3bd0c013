package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshward.cluster.ScanGap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestScanTest {

    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\n";

    @TempDir
    Path folder;

    @Test
    void a_folder_is_read_with_the_folders_below_it() throws Exception {
        write("b/two.yml", SERVICE.formatted("two"));
        write("one.yaml", SERVICE.formatted("one"));
        write("b/c/three.json", "{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"three\"}}");
        write("README.md", "# words");

        var reading = scan(folder);

        assertThat(reading.snapshot().services())
                .extracting(service -> service.id().name())
                .containsExactly("one", "three", "two");
        assertThat(reading.snapshot().services().getFirst().manifest().file()).isEqualTo(folder + "/one.yaml");
        assertThat(reading.snapshot().gaps()).singleElement().isInstanceOf(ScanGap.Foreign.class);
        assertThat(reading.files()).isEqualTo(3);
    }

    @Test
    void a_hidden_folder_is_passed_over_and_said() throws Exception {
        write(".git/x.yaml", SERVICE.formatted("x"));
        write("a.yaml", SERVICE.formatted("a"));

        assertThat(scan(folder).snapshot().services()).hasSize(1);
        assertThat(scan(folder).snapshot().gaps()).singleElement().isInstanceOf(ScanGap.NotLooked.class);
    }

    @Test
    void a_link_that_leads_back_does_not_go_round() throws Exception {
        write("a/a.yaml", SERVICE.formatted("a"));
        Files.createSymbolicLink(folder.resolve("a/back"), folder);

        assertThat(scan(folder).snapshot().services()).hasSize(1);
    }

    @Test
    void standard_input_is_read() throws Exception {
        var source = Source.of("-", new ByteArrayInputStream(bytes(SERVICE.formatted("a"))));
        var reading = new ManifestScan(SavedFormat.none()).scan(List.of(source), ScanOptions.everything());

        assertThat(reading.snapshot().services().getFirst().manifest().file()).isEqualTo("-");
    }

    @Test
    void zip_and_tar_and_gzip_are_unpacked_and_their_entries_named() throws Exception {
        Files.write(folder.resolve("dump.zip"), zip("x/a.yaml", SERVICE.formatted("a")));
        Files.write(folder.resolve("dump.tar.gz"), gzip(tar("x/a.yaml", SERVICE.formatted("a"))));
        Files.write(folder.resolve("long.tar"), tar("x/" + "y".repeat(90) + ".yaml", SERVICE.formatted("a")));
        Files.write(folder.resolve("dump.yaml.gz"), gzip(bytes(SERVICE.formatted("a"))));

        assertThat(fileOf("dump.zip")).endsWith("dump.zip!x/a.yaml");
        assertThat(fileOf("dump.tar.gz")).endsWith("dump.tar.gz!x/a.yaml");
        assertThat(fileOf("long.tar")).endsWith("y.yaml");
        assertThat(fileOf("dump.yaml.gz")).endsWith("dump.yaml.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.yaml", "x/../../a.yaml", "/etc/a.yaml", "..\\a.yaml", "C:\\a.yaml", "a/.."})
    void an_archive_with_an_entry_that_leads_outside_is_refused(String entry) throws Exception {
        Files.write(folder.resolve("evil.zip"), zip(entry, SERVICE.formatted("a")));
        Files.write(folder.resolve("evil.tar"), tar(entry, SERVICE.formatted("a")));

        assertThatThrownBy(() -> scan(folder.resolve("evil.zip")))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> scan(folder.resolve("evil.tar")))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("outside");
    }

    @Test
    void an_archive_cut_short_anywhere_is_refused_in_words() throws Exception {
        for (var whole : List.of(
                zip("a.yaml", SERVICE.formatted("a")),
                gzip(tar("a.yaml", SERVICE.formatted("a"))),
                gzip(bytes(SERVICE.formatted("a"))))) {
            for (int length = 20; length < whole.length - 10; length += 17) {
                var file = folder.resolve("cut");
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> scan(file))
                        .isInstanceOf(SourceUnreadable.class)
                        .hasMessageContaining("cut");
            }
        }
    }

    @Test
    void a_missing_file_an_empty_folder_and_a_binary_file_are_said_in_words() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        Files.write(folder.resolve("image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});

        assertThatThrownBy(() -> scan(folder.resolve("none")))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> scan(folder.resolve("empty")))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("no YAML");
        assertThatThrownBy(() -> scan(folder.resolve("image.png")))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("binary");
    }

    @Test
    void a_source_without_any_object_is_unreadable_and_says_what_was_there() throws Exception {
        write("values.yaml", "replicas: 1\n");

        assertThatThrownBy(() -> scan(folder))
                .isInstanceOf(SourceUnreadable.class)
                .hasMessageContaining("no Kubernetes object")
                .hasMessageContaining("values of a Helm chart");
    }

    @Test
    void one_binary_file_among_manifests_is_a_gap() throws Exception {
        write("a.yaml", SERVICE.formatted("a"));
        Files.write(folder.resolve("b.yaml"), new byte[] {0, 1, 2});

        assertThat(scan(folder).snapshot().gaps()).singleElement().isInstanceOf(ScanGap.Unreadable.class);
    }

    private String fileOf(String archive) throws Exception {
        return scan(folder.resolve(archive))
                .snapshot()
                .services()
                .getFirst()
                .manifest()
                .file();
    }

    private static SourceReading scan(Path path) throws SourceUnreadable {
        return new ManifestScan(SavedFormat.none()).scan(List.of(new Source.OfPath(path)), ScanOptions.everything());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(out)) {
            stream.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = new ZipOutputStream(out)) {
            stream.putNextEntry(new ZipEntry(name));
            stream.write(bytes(text));
            stream.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, String text) {
        var content = bytes(text);
        var header = new byte[512];
        put(header, 0, name);
        put(header, 124, "%011o".formatted(content.length));
        put(header, 257, "ustar\u000000");
        header[156] = '0';
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        var out = new ByteArrayOutputStream();
        out.writeBytes(header);
        out.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = bytes(text);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
