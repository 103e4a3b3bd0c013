package dev.meshward.testing.journey;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.LadderPlanner;
import dev.meshward.adoption.PlanPreferences;
import dev.meshward.adoption.PlanQuestion;
import dev.meshward.adoption.StagePlanner;
import dev.meshward.adoption.Wish;
import dev.meshward.bundles.BundleAssembly;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.mesh.MeshName;
import dev.meshward.readiness.Finding;
import dev.meshward.saved.PlanResult;
import dev.meshward.scan.ScanOptions;
import dev.meshward.scan.SnapshotAssembly;
import dev.meshward.survey.Survey;
import dev.meshward.survey.TargetWish;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Everything that was made of a cluster on its way through the corridor. */
public record Journey(
        ClusterSnapshot snapshot,
        DependencyGraph graph,
        List<Finding> findings,
        AdoptionPlan plan,
        RolloutBundle bundle) {

    /** The journey of these documents, each in a file of its own that is named after its position. */
    public static Journey of(List<String> documents) {
        return of(documents, MeshName.ISTIO);
    }

    /** The same to another mesh. */
    public static Journey of(List<String> documents, MeshName mesh) {
        return through(named(documents), mesh);
    }

    /** The same as a user wants it. */
    public static Journey of(List<String> documents, MeshName mesh, List<Wish> wishes) {
        return from(read(named(documents)), mesh, PlanPreferences.wishing(wishes));
    }

    /** Each document under the name it keeps in whatever order they are read. */
    public static List<ManifestReader.NamedText> named(List<String> documents) {
        var named = new ArrayList<ManifestReader.NamedText>();
        for (int i = 0; i < documents.size(); i++) {
            var bytes = documents.get(i).getBytes(StandardCharsets.UTF_8);
            named.add(new ManifestReader.NamedText("%04d.yaml".formatted(i), bytes));
        }
        return named;
    }

    /** The journey of these files, read in this order. */
    public static Journey through(List<ManifestReader.NamedText> files, MeshName mesh) {
        return from(read(files), mesh, PlanPreferences.byDefault());
    }

    private static ClusterSnapshot read(List<ManifestReader.NamedText> files) {
        var assembly = new SnapshotAssembly(ScanOptions.everything());
        ManifestReader.read(files.iterator(), assembly::take);
        return assembly.finish("a cluster");
    }

    private static Journey from(ClusterSnapshot snapshot, MeshName mesh, PlanPreferences preferences) {
        var survey = new Survey(Survey.Progress.unheard());
        var graph = survey.graph(snapshot);
        var target = survey.target(TargetWish.of(mesh), snapshot);
        var findings = survey.check(snapshot, graph, target);
        var dialect = Survey.dialects().stream()
                .filter(each -> each.mesh() == mesh)
                .findFirst()
                .orElseThrow();
        var question = new PlanQuestion(snapshot, graph, findings, target, dialect, preferences);
        return switch (new LadderPlanner().arrange(question)) {
            case StagePlanner.Answer.Planned(var plan) -> {
                var bundle = new BundleAssembly().assemble(plan, snapshot, graph, findings, dialect);
                yield new Journey(snapshot, graph, findings, plan, bundle);
            }
            case StagePlanner.Answer.Contradiction(var wishes, var because) ->
                throw new IllegalStateException("Nothing was wished, and yet: " + because + wishes);
        };
    }

    public MeshName mesh() {
        return plan.target().name();
    }

    /** What a plan directory is made from. */
    public PlanResult result() {
        return new PlanResult(snapshot, graph, findings, plan, bundle, "0.0.0");
    }
}
