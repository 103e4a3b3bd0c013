package dev.meshward.testing.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.meshward.testing.Repository;
import dev.meshward.testing.journey.CommandLine;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests of real projects, written by others, and a dump as large as they come. */
class CorporaTest {

    @TempDir
    private Path folder;

    @Test
    void every_application_beside_the_repository_gets_a_plan() throws IOException {
        var corpora = Repository.here().shared("corpora");
        assumeThat(corpora).describedAs("../shared/corpora is absent").isPresent();
        var failed = new TreeMap<String, String>();
        int planned = 0;
        try (var applications = Files.list(corpora.get())) {
            for (var application : applications.sorted().toList()) {
                var manifests = application.resolve("manifests");
                if (Files.isDirectory(manifests)) {
                    planned++;
                    whyNot(application.getFileName().toString(), manifests)
                            .ifPresent(
                                    why -> failed.put(application.getFileName().toString(), why));
                }
            }
        }

        assertThat(failed).isEmpty();
        assertThat(planned).isGreaterThan(10);
    }

    private java.util.Optional<String> whyNot(String name, Path manifests) {
        var ended = CommandLine.in(folder).run("plan", manifests.toString(), "--out", name);
        var isWritten = Files.exists(folder.resolve(name).resolve("plan.json"));
        var isGood = ended.inTime()
                && isWritten
                && (ended.exitCode() == 0
                        || (ended.exitCode() == 4 && !ended.err().isBlank()));
        return isGood
                ? java.util.Optional.empty()
                : java.util.Optional.of("exit " + ended.exitCode() + ": " + ended.err());
    }

    @Test
    void a_dump_of_fifty_megabytes_gets_a_plan_within_a_gigabyte() throws IOException {
        var dump = folder.resolve("dump.yaml");
        ScaleCluster.ofMegabytes(50).writeYaml(dump);
        assertThat(Files.size(dump)).isBetween(45_000_000L, 60_000_000L);

        var ended = CommandLine.in(folder).run("plan", "dump.yaml", "--out", "rollout");

        assertThat(ended.err()).describedAs(ended.out()).doesNotContain("memory");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(folder.resolve("rollout/plan.json")).exists();
    }
}
