package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.dependencies.Evidence;
import dev.meshward.testing.journey.CommandLine;
import dev.meshward.testing.journey.Journey;
import dev.meshward.testing.random.PlantedSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand secrets in twelve forms, and none of them comes out again. */
class SecretsTest {

    private static final PlantedSecrets.Planted PLANTED = PlantedSecrets.planted(42, 1_000);

    /** Long enough to be no accident, short enough to notice a secret that was cut. */
    private static final int A_PIECE = 12;

    @TempDir
    private Path folder;

    @Test
    void no_secret_is_in_anything_the_commands_write_or_say() throws IOException {
        Files.writeString(folder.resolve("cluster.yaml"), String.join("---\n", PLANTED.documents()));
        var command = CommandLine.in(folder);
        var said = new ArrayList<String>();

        said.add(command.run("plan", "cluster.yaml", "--out", "rollout").said());
        said.add(command.run("scan", "cluster.yaml", "-o", "snapshot.json").said());
        said.add(command.run("check", "cluster.yaml", "--fail-on", "never", "--format", "json")
                .said());
        said.add(command.run("check", "cluster.yaml", "--fail-on", "never", "--log-level", "debug")
                .said());
        said.add(command.run("graph", "cluster.yaml", "--format", "csv", "--min-confidence", "low")
                .said());
        said.add(command.run("graph", "cluster.yaml", "--format", "json", "--min-confidence", "low")
                .said());

        assertThat(folder.resolve("snapshot.json")).isNotEmptyFile();
        assertThat(folder.resolve("rollout/snapshot.json.gz")).isNotEmptyFile();
        said.addAll(everyFileBut("cluster.yaml"));
        assertThat(leaked(String.join("\n", said))).isEmpty();
    }

    @Test
    void no_secret_is_in_the_evidence_though_addresses_beside_them_are_found() {
        var graph = Journey.of(PLANTED.documents()).graph();
        var words = graph.dependencies().stream()
                .flatMap(dependency -> dependency.evidence().stream())
                .map(Evidence::toString)
                .collect(Collectors.joining("\n"));

        assertThat(words).contains("keeper-0000");
        assertThat(leaked(words)).isEmpty();
    }

    @Test
    void a_secret_that_comes_out_is_noticed() {
        var secret = PLANTED.secrets().get(500);

        assertThat(PLANTED.secrets()).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(leaked("pass=" + secret.substring(3, 20))).containsExactly(secret);
        assertThat(leaked(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
                .containsExactly(secret);
        assertThat(String.join("", PLANTED.documents())).contains(secret);
    }

    /** The secrets of which a piece stands in a text, as it is or in base 64. */
    private static Set<String> leaked(String text) {
        var pieces = new HashSet<String>();
        for (int i = 0; i + A_PIECE <= text.length(); i++) {
            pieces.add(text.substring(i, i + A_PIECE));
        }
        return PLANTED.secrets().stream()
                .filter(secret -> standsIn(secret, pieces) || standsIn(base64(secret), pieces))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean standsIn(String secret, Set<String> pieces) {
        for (int i = 0; i + A_PIECE <= secret.length(); i++) {
            if (pieces.contains(secret.substring(i, i + A_PIECE))) {
                return true;
            }
        }
        return false;
    }

    private static String base64(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> everyFileBut(String name) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(name)) {
                    texts.add(new String(content(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return texts;
    }

    private static byte[] content(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (var unzipped = new GZIPInputStream(Files.newInputStream(file))) {
            return unzipped.readAllBytes();
        }
    }
}
