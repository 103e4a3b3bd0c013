package dev.meshward.benchmarks;

import dev.meshward.adoption.PlanPreferences;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Rollout;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a plan for 2,000 namespaces costs, in each mesh: worked out, and judged. */
public final class NamespaceCosts {

    private static final int NAMESPACES = 2_000;
    private static final int TOGETHER = 3;

    private NamespaceCosts() {}

    /** Takes the folder for the dump, how often everything is done, and how many namespaces there are. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int namespaces = args.length > 2 ? Integer.parseInt(args[2]) : NAMESPACES;
        var dump = folder.resolve("namespaces-" + namespaces + ".yaml");
        new ScaleCluster(namespaces * TOGETHER, TOGETHER).writeYaml(dump);
        System.out.println(
                "| Mesh | Stages | Read, s | Planned, s | Judged, s | Planned and judged, s | Processor, s |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int round = 0; round < rounds; round++) {
            List.of(MeshName.ISTIO, MeshName.ISTIO_AMBIENT, MeshName.LINKERD).forEach(mesh -> measure(dump, mesh));
        }
    }

    private static void measure(Path dump, MeshName mesh) {
        var survey = new Survey(Survey.Progress.unheard());
        long began = System.nanoTime();
        var snapshot = survey.scan(Source.of(List.of(dump.toString())), InputStream.nullInputStream());
        long read = System.nanoTime();
        var computed = processor();
        if (!(survey.rollout(snapshot, TargetWish.of(mesh), PlanPreferences.byDefault())
                instanceof Rollout.Planned(var result))) {
            throw new IllegalStateException("There is no plan for " + mesh + ". Maybe the dump is damaged?");
        }
        var directory = survey.directory(result);
        long planned = System.nanoTime();
        var judged = survey.judged(directory, result);
        long end = System.nanoTime();
        if (judged.equals(directory)) {
            throw new IllegalStateException("The plan for " + mesh + " was not judged.");
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | **%.1f** | %.1f |%n",
                mesh,
                result.plan().stages().size(),
                (read - began) / 1e9,
                (planned - read) / 1e9,
                (end - planned) / 1e9,
                (end - read) / 1e9,
                processor().minus(computed).toMillis() / 1e3);
    }

    /** What this process has computed so far, the compiler and the collector included. */
    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
