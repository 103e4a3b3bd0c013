package dev.meshward.benchmarks;

import dev.meshward.testing.journey.CommandLine;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measures the ratios that the project promises, and prints them beside their aims. */
public final class PlanRatios {

    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int MEGABYTES = 50;

    private final Path folder;
    private final Stopwatch stopwatch;

    private PlanRatios(Path folder, Stopwatch stopwatch) {
        this.folder = folder;
        this.stopwatch = stopwatch;
    }

    /** Takes the folder for dumps and plans, which it fills with about 400 MB, and how many rounds count. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        new PlanRatios(folder, new Stopwatch(2, rounds)).printAll();
    }

    private void printAll() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s, heap %d MB%n%n| What | Measured | Aim | |%n| --- | --- | --- | --- |%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20);
        yaml();
        json();
        heap();
        growth();
    }

    private void yaml() throws IOException {
        var dump = folder.resolve("dump.yaml");
        ScaleCluster.ofMegabytes(MEGABYTES).writeYaml(dump);
        double parsing = stopwatch.median(() -> Parsing.yamlToTrees(dump));
        double reading = stopwatch.median(() -> Planning.readAlone(dump));
        double planning = stopwatch.median(() -> Planning.withoutJudge(dump, folder.resolve("plan-yaml")));
        print(size(dump) + " YAML parsed to trees by the library, all processors", parsing, "s");
        print("the same read by our reader, which keeps every line", reading, "s");
        print("the same planned and written", planning, "s");
        print("plan : parse (YAML)", planning / parsing, "times", 1.5);
    }

    private void json() throws IOException {
        var dump = folder.resolve("dump.json");
        ScaleCluster.ofMegabytes(MEGABYTES).writeJson(dump);
        double parsing = stopwatch.median(() -> Parsing.jsonAsStream(dump));
        double planning = stopwatch.median(() -> Planning.withoutJudge(dump, folder.resolve("plan-json")));
        print(size(dump) + " JSON parsed as a stream", parsing, "s");
        print("the same planned and written", planning, "s");
        print("plan : parse (JSON)", planning / parsing, "times", 4);
    }

    /** The smallest heap in which the command line plans the dump, of a few that are tried. */
    private void heap() {
        for (var megabytes : List.of(512, 768, 1024)) {
            var ended = new CommandLine(folder, megabytes + "m", Duration.ofMinutes(5))
                    .run("plan", "dump.yaml", "--out", "plan-heap");
            if (ended.inTime() && ended.exitCode() == 0) {
                print("heap that is enough for the YAML dump", megabytes, "MB", 1024);
                return;
            }
        }
        print("heap that is enough for the YAML dump, more than", 1025, "MB", 1024);
    }

    private void growth() {
        double few = planned(FEW);
        double many = planned(MANY);
        print(FEW + " workloads planned", few, "s");
        print(MANY + " workloads planned", many, "s");
        print(FEW + " workloads planned, judged and written", judged(FEW), "s");
        print("exponent of growth", Math.log(many / few) / Math.log((double) MANY / FEW), "", 1.1);
    }

    private double planned(int workloads) {
        var dump = folder.resolve("workloads-" + workloads + ".yaml");
        new ScaleCluster(workloads).writeYaml(dump);
        return stopwatch.median(() -> Planning.withoutJudge(dump, folder.resolve("plan-" + workloads)));
    }

    private double judged(int workloads) {
        var dump = folder.resolve("workloads-" + workloads + ".yaml");
        return stopwatch.median(() -> Planning.endToEnd(dump, folder.resolve("plan-" + workloads)));
    }

    private static String size(Path file) throws IOException {
        return "%.1f MB".formatted(Files.size(file) / 1e6);
    }

    private static void print(String what, double measured, String unit) {
        System.out.printf(Locale.ROOT, "| %s | %.2f %s | | |%n", what, measured, unit);
    }

    private static void print(String what, double measured, String unit, double aim) {
        var verdict = measured <= aim ? "reached" : "missed";
        System.out.printf(
                Locale.ROOT, "| %s | **%.2f %s** | at most %.1f | %s |%n", what, measured, unit, aim, verdict);
    }
}
