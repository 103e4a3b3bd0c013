package dev.meshward.bundles;

import dev.meshward.adoption.LadderPlanner;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.StagePlanner;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyInference;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.IstioDialect;
import dev.meshward.readiness.Inspection;
import dev.meshward.readiness.Situation;
import dev.meshward.readiness.checks.AllChecks;
import dev.meshward.scan.ManifestScan;
import dev.meshward.scan.SavedFormat;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.Source;
import dev.meshward.scan.SourceUnreadable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rollouts from manifests: the corridor up to the bundles, as a survey walks it. */
record Rollouts(ClusterSnapshot snapshot, RolloutBundle rollout) {

    static Rollouts ofStory(String story) {
        var folder = Path.of("..", "sample-clusters", story, "cluster");
        if (!Files.isDirectory(folder)) {
            throw new AssertionError("there is no story at " + folder.toAbsolutePath());
        }
        return of(new Source.OfPath(folder));
    }

    static Rollouts ofYaml(String... documents) {
        var bytes = String.join("\n---\n", documents).getBytes(StandardCharsets.UTF_8);
        return of(new Source.OfStream(new ByteArrayInputStream(bytes)));
    }

    private static Rollouts of(Source source) {
        try {
            var snapshot = new ManifestScan(SavedFormat.none())
                    .scan(List.of(source), ScanOptions.everything())
                    .snapshot();
            return new Rollouts(snapshot, rollout(snapshot));
        } catch (SourceUnreadable e) {
            throw new AssertionError(e);
        }
    }

    private static RolloutBundle rollout(ClusterSnapshot snapshot) {
        var dialect = new IstioDialect();
        var target = new TargetMesh(
                MeshName.ISTIO,
                dialect.defaultVersion(),
                snapshot.kubernetesVersion().orElse("1.33"),
                snapshot.kubernetesVersion().isPresent());
        var graph = new DependencyInference().infer(snapshot);
        var findings = new Inspection(AllChecks.list())
                .inspect(new Situation(
                        snapshot,
                        graph,
                        target,
                        dialect.traits(),
                        dialect.sleepingRules(snapshot),
                        dialect.leastKubernetesMinor(target)));
        var answer = new LadderPlanner()
                .arrange(new PlanQuestion(snapshot, graph, findings, target, dialect, PlanPreferences.byDefault()));
        if (!(answer instanceof StagePlanner.Answer.Planned(var plan))) {
            throw new AssertionError("no plan: " + answer);
        }
        return new BundleAssembly().assemble(plan, snapshot, graph, findings, dialect);
    }

    StageBundle stage(String slugStart) {
        return rollout.stages().stream()
                .filter(stage -> stage.stage().slug().startsWith(slugStart))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no stage " + slugStart + " among "
                        + rollout.stages().stream().map(StageBundle::folder).toList()));
    }

    /** The steps as one line each: action, files or target. */
    static List<String> lines(List<Step> steps) {
        return steps.stream()
                .map(step -> step.action().word() + " "
                        + (step.files().isEmpty() ? step.target() : String.join(" ", step.files())))
                .map(String::strip)
                .toList();
    }
}
