package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String SHOP = "../sample-clusters/corner-shop";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_snapshot_answers_as_the_manifests_do() {
        var saved = folder.resolve("shop.json");
        var scan = Spoken.by("scan", SHOP, "-o", saved.toString());

        assertThat(scan.exitCode()).isZero();
        assertThat(scan.out()).isEmpty();
        assertThat(scan.err()).contains("8 workloads in 3 namespaces");
        assertThat(Spoken.by("graph", saved.toString(), "--format", "csv").out())
                .isEqualTo(Spoken.by("graph", SHOP, "--format", "csv").out());
        assertThat(Spoken.by("check", saved.toString()).out())
                .isEqualTo(Spoken.by("check", SHOP).out());
    }

    @Test
    void a_compressed_snapshot_is_one_too() {
        var saved = folder.resolve("shop.json.gz");
        Spoken.by("scan", SHOP, "-o", saved.toString());

        assertThat(Spoken.by("graph", saved.toString()).out())
                .isEqualTo(Spoken.by("graph", SHOP).out());
    }

    @Test
    void without_a_file_the_snapshot_is_the_result() {
        var printed = Spoken.by("scan", SHOP);

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).startsWith("{").contains("meshward.dev/snapshot/v1");
    }

    @Test
    void only_the_named_namespaces_and_labels_are_kept() {
        var narrow = folder.resolve("narrow.json");
        Spoken.by("scan", SHOP, "-n", "shop", "-o", narrow.toString());

        assertThat(Spoken.by("graph", narrow.toString(), "--format", "csv").out())
                .contains("shop,orders,")
                .doesNotContain("web,storefront,");
    }

    @Test
    void a_damaged_or_newer_snapshot_is_refused_in_words() throws IOException {
        var saved = Spoken.by("scan", SHOP).out();
        var damaged = Files.writeString(folder.resolve("damaged.json"), saved.substring(0, saved.length() / 2));
        var newer = Files.writeString(folder.resolve("newer.json"), saved.replace("snapshot/v1", "snapshot/v9"));

        for (var file : new Path[] {damaged, newer}) {
            var refused = Spoken.by("graph", file.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNREADABLE_SOURCE);
            assertThat(refused.err()).contains(file.toString());
        }
    }

    @Test
    void a_place_that_cannot_be_written_to_is_said_in_words() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        var refused = Spoken.by("scan", SHOP, "-o", file.resolve("below").toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("cannot be written");
    }
}
