package dev.meshward.survey;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.istio.IstioRules;
import dev.meshward.judge.Judge;
import dev.meshward.judge.Judgement;
import java.util.List;

/** Seats the judge: hands it what it reads, and the one list of rules of meshes. */
final class Referee {

    private Referee() {}

    static Judgement judge(ClusterSnapshot snapshot, DependencyGraph graph, PlanFiles files) {
        return new Judge(snapshot, graph.dependencies(), rules(snapshot)).judge(files.stages(), files.gatesByFolder());
    }

    /** The rules of every mesh that may be met, one line each. */
    private static List<MeshRules> rules(ClusterSnapshot snapshot) {
        return List.of(new IstioRules(homeOfIstio(snapshot)));
    }

    private static String homeOfIstio(ClusterSnapshot snapshot) {
        return snapshot.objectsOf("apps", "Deployment").stream()
                .filter(each -> each.label("app").is("istiod"))
                .map(each -> each.key().namespace())
                .findFirst()
                .orElse(IstioRules.USUAL_HOME);
    }
}
