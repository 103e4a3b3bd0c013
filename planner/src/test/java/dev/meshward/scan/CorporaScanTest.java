package dev.meshward.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshward.cluster.ScanGap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Applications of other people, as they publish them. */
class CorporaScanTest {

    @Test
    void published_applications_are_read_without_a_gap_but_for_keys_that_they_write_twice() throws Exception {
        for (var application : applications()) {
            var source = new Source.OfPath(application.resolve("manifests"));
            var snapshot = new ManifestScan(SavedFormat.none())
                    .scan(List.of(source), ScanOptions.everything())
                    .snapshot();

            assertThat(snapshot.workloads()).as("%s", application).isNotEmpty();
            assertThat(snapshot.gaps().stream().filter(ScanGap::matters))
                    .as("%s", application)
                    .allMatch(gap -> gap.because().contains("twice"));
        }
    }

    private static List<Path> applications() throws IOException {
        var corpora = Stream.of("../shared/corpora", "../../shared/corpora", "../../../shared/corpora")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(corpora.isPresent(), "the folder ../shared/corpora is not here");
        try (var folders = Files.list(corpora.orElseThrow())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
