package dev.meshward.benchmarks;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures what the dependency graph costs beside reading the same cluster, and how that grows. */
public final class GraphCosts {

    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final int MEGABYTES = 50;

    private final Path folder;
    private final Stopwatch stopwatch;

    private GraphCosts(Path folder, Stopwatch stopwatch) {
        this.folder = folder;
        this.stopwatch = stopwatch;
    }

    /** Takes the folder for dumps, and how many rounds count. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        new GraphCosts(folder, new Stopwatch(2, rounds)).printAll();
    }

    private void printAll() throws IOException {
        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        besideReading();
        growth();
    }

    private void besideReading() throws IOException {
        var dump = folder.resolve("dump.yaml");
        ScaleCluster.ofMegabytes(MEGABYTES).writeYaml(dump);
        double reading = stopwatch.median(() -> Planning.readAlone(dump));
        var snapshot = snapshot(dump);
        double inference = stopwatch.median(() -> infer(snapshot));
        print("%.1f MB of YAML read".formatted(Files.size(dump) / 1e6), reading, "s", "");
        print("the graph of its " + snapshot.workloads().size() + " workloads", inference, "s", "");
        print("graph : reading", inference / reading, "times", "less than 1");
    }

    private void growth() {
        double few = inferred(FEW);
        double many = inferred(MANY);
        print("the graph of " + FEW + " workloads", few, "s", "");
        print("the graph of " + MANY + " workloads", many, "s", "");
        print(MANY + " : " + FEW, many / few, "times", "at most 11");
    }

    private double inferred(int workloads) {
        var dump = folder.resolve("workloads-" + workloads + ".yaml");
        new ScaleCluster(workloads).writeYaml(dump);
        var snapshot = snapshot(dump);
        return stopwatch.median(() -> infer(snapshot));
    }

    private static ClusterSnapshot snapshot(Path dump) {
        var survey = new Survey(Survey.Progress.unheard());
        return survey.scan(Source.of(List.of(dump.toString())), InputStream.nullInputStream());
    }

    private static void infer(ClusterSnapshot snapshot) {
        if (new DependencyInference().infer(snapshot).dependencies().isEmpty()) {
            throw new IllegalStateException("Nobody calls anybody. Maybe the generated cluster is empty?");
        }
    }

    private static void print(String what, double measured, String unit, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.2f %s | %s |%n", what, measured, unit, aim);
    }
}
