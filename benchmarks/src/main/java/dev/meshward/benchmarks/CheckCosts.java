package dev.meshward.benchmarks;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.mesh.MeshName;
import dev.meshward.survey.Source;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import dev.meshward.survey.Testimony;
import dev.meshward.testing.random.ScaleCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Measures what all checks cost beside reading the same cluster: each pod of it has a workload and a Service of its own. */
public final class CheckCosts {

    private static final int PODS = 100_000;

    /** Stands in the way of every mesh, so that checks which find nothing are noticed. */
    private static final String ON_THE_NODE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: on-the-node, namespace: team-000}
        spec:
          selector: {matchLabels: {app: on-the-node}}
          template:
            metadata: {labels: {app: on-the-node}}
            spec:
              hostNetwork: true
              containers: [{name: agent, image: agent:1}]
        """;

    private CheckCosts() {}

    /** Takes the folder for dumps, how many rounds count, and how many pods there are. */
    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/benchmarks"));
        var stopwatch = new Stopwatch(1, args.length > 1 ? Integer.parseInt(args[1]) : 3);
        int pods = args.length > 2 ? Integer.parseInt(args[2]) : PODS;
        var dump = folder.resolve("pods-" + pods + ".yaml");
        new ScaleCluster(pods).writeYaml(dump);
        var source = Source.of(List.of(
                dump.toString(),
                Files.writeString(folder.resolve("on-the-node.yaml"), ON_THE_NODE)
                        .toString()));

        System.out.println("| What | Measured | Aim |\n|---|---|---|");
        double reading = stopwatch.median(() -> snapshot(source));
        print(pods + " pods read from " + Files.size(dump) / 1_000_000 + " MB of YAML", reading, "s", "");
        var snapshot = snapshot(source);
        var graph = new Survey(Survey.Progress.unheard()).graph(snapshot, Testimony.none());
        for (var mesh : MeshName.values()) {
            double checking = stopwatch.median(() -> check(snapshot, graph, mesh));
            print("the same checked for " + mesh.title(), checking, "s", "");
            print("checking : reading", checking / reading, "times", "less than 1");
        }
    }

    private static ClusterSnapshot snapshot(Source source) {
        var survey = new Survey(Survey.Progress.unheard());
        return survey.scan(source, InputStream.nullInputStream());
    }

    private static void check(ClusterSnapshot snapshot, DependencyGraph graph, MeshName mesh) {
        var survey = new Survey(Survey.Progress.unheard());
        if (survey.check(snapshot, graph, survey.target(TargetWish.of(mesh), snapshot))
                .isEmpty()) {
            throw new IllegalStateException("Nothing was found. Maybe the generated cluster is empty?");
        }
    }

    private static void print(String what, double measured, String unit, String aim) {
        System.out.printf(Locale.ROOT, "| %s | %.2f %s | %s |%n", what, measured, unit, aim);
    }
}
