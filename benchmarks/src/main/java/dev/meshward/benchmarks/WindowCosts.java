package dev.meshward.benchmarks;

import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures what the window costs, on the headless platform and in software rendering. */
public final class WindowCosts {

    private static final int MANY = 2_000;
    private static final int VERY_MANY = 10_000;

    private WindowCosts() {}

    /** Takes the folder for dumps. */
    public static void main(String[] args) throws IOException {
        long launched =
                java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        var many = folder.resolve("window-" + MANY + ".yaml");
        var journey = new dev.meshward.benchmarks.window.WindowJourney(folder.resolve("configuration"), launched);
        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        journey.launch(Path.of("sample-clusters/northwind-rail/cluster"));
        var veryMany = folder.resolve("window-" + VERY_MANY + ".yaml");
        new ScaleCluster(VERY_MANY).writeYaml(veryMany);
        journey.heap(veryMany);
        new ScaleCluster(MANY).writeYaml(many);
        journey.blocks(many);
        journey.panning();
        System.exit(0);
    }
}
