package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.evaluate.linkerd.LinkerdRules;
import dev.meshward.judge.Judge;
import dev.meshward.judge.Judgement;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.saved.SavedSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Seats the judge: hands it what it reads, and the one list of rules of meshes. */
final class Referee {

    /** Meshes, as plan.json names them, whose objects are all understood; none at all for a folder without plan.json. */
    private static final Set<String> JUDGED = Set.of("istio", "istio-ambient", "linkerd", "");

    private Referee() {}

    /** Judges a folder by what lies in it; who calls whom is worked out anew from the snapshot. */
    static Judging judge(PlanFiles files) {
        return switch (files.snapshot()) {
            case SavedSnapshot.Recalled.Refused(var because) -> new Judging.Refused(because + ".");
            case SavedSnapshot.Recalled.Read(var snapshot) ->
                judge(snapshot, () -> Hearing.graph(snapshot, Testimony.none()), files);
        };
    }

    /**
     * Judges the files of a plan that was just made.
     *
     * @param graph who calls whom, with what traffic and people say of it
     */
    static Judging judge(ClusterSnapshot snapshot, Supplier<DependencyGraph> graph, PlanFiles files) {
        return refusal(files)
                .<Judging>map(Judging.Refused::new)
                .orElseGet(() -> new Judging.Judged(judged(snapshot, graph.get(), files)));
    }

    /** Why these files cannot be judged at all; a sentence. */
    static Optional<String> refusal(PlanFiles files) {
        return JUDGED.contains(files.mesh())
                ? files.stray().map(path -> path + " belongs to no stage.")
                : Optional.of("it is a plan for " + files.mesh() + ", whose rules the judge does not read yet.");
    }

    private static Judgement judged(ClusterSnapshot snapshot, DependencyGraph graph, PlanFiles files) {
        return judge(snapshot, graph).judge(files.stages(), files.gatesByFolder());
    }

    /** A judge for plans on this cluster. */
    static Judge judge(ClusterSnapshot snapshot, DependencyGraph graph) {
        return new Judge(snapshot, graph.dependencies(), () -> rules(snapshot));
    }

    /** The rules of every mesh that may be met, one line each. */
    private static List<MeshRules> rules(ClusterSnapshot snapshot) {
        return List.of(
                new IstioRules(homeOfIstio(snapshot)), new LinkerdRules(homeOfLinkerd(snapshot), objects(snapshot)));
    }

    private static List<Manifest> objects(ClusterSnapshot snapshot) {
        return Stream.concat(snapshot.workloads().stream().map(Workload::manifest), snapshot.objects().stream())
                .toList();
    }

    private static String homeOfLinkerd(ClusterSnapshot snapshot) {
        return snapshot.objectsOf("", "ConfigMap").stream()
                .map(Manifest::key)
                .filter(key -> key.name().equals("linkerd-config"))
                .map(ObjectKey::namespace)
                .findFirst()
                .orElse(LinkerdRules.USUAL_HOME);
    }

    private static String homeOfIstio(ClusterSnapshot snapshot) {
        return snapshot.objectsOf("apps", "Deployment").stream()
                .filter(each -> each.label("app").is("istiod"))
                .map(each -> each.key().namespace())
                .findFirst()
                .orElse(IstioRules.USUAL_HOME);
    }
}
