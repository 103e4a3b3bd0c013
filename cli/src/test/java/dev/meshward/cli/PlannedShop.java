package dev.meshward.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The corner shop with a plan for Istio, and a copy of its manifests that a test may change.
 *
 * @param plan the folder of the plan
 * @param cluster the copy
 */
record PlannedShop(String plan, Path cluster) {

    private static final Path SHOP = Path.of("../sample-clusters/corner-shop/cluster");

    static PlannedShop in(Path folder) throws IOException {
        var plan = folder.resolve("rollout").toString();
        var cluster = Files.createDirectory(folder.resolve("now"));
        try (var files = Files.list(SHOP)) {
            for (var file : files.toList()) {
                Files.copy(file, cluster.resolve(file.getFileName()));
            }
        }
        assertThat(Spoken.by("plan", SHOP.toString(), "--mesh", "istio", "--out", plan)
                        .exitCode())
                .isZero();
        return new PlannedShop(plan, cluster);
    }
}
