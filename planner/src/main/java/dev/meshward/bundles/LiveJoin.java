package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Dialect.OneByOne;
import dev.meshward.mesh.LadderIntent;
import java.util.List;

/**
 * Namespaces join with the pods that run in them; nobody is restarted, and open connections may be reset. Those who keep
 * connections open are taken in first, one pod after the other, so that the label of the namespace changes nothing for them.
 */
record LiveJoin(Speaker speaker, ClusterSnapshot snapshot) {

    void fill(Stage stage, List<Workload> ofTheirNamespace, StageDraft draft) {
        ofTheirNamespace.forEach(workload ->
                speaker.dialect().takenInOneByOne(workload, snapshot).ifPresent(way -> oneByOne(workload, way, draft)));
        stage.wholeNamespaces().forEach(namespace -> speaker.say(new LadderIntent.JoinNamespace(namespace), draft));
        draft.takenBackWhen("the pods that joined here have left the mesh");
        draft.step(
                "every pod of the namespace, running or new, is in the mesh from here on; nothing restarts, and"
                        + " connections that are open may be reset once",
                "every pod of these workloads is taken in, and its callers are connected again");
    }

    private static void oneByOne(Workload workload, OneByOne way, StageDraft draft) {
        var id = workload.id().toString();
        draft.byHandAndBack(
                manual(
                        id,
                        "all its pods are taken in, and its callers are connected again",
                        way.because() + ", and taking a pod in may reset them. One pod after the other: "
                                + way.command()),
                manual(
                        id,
                        "no pod carries the label any more",
                        "its pods were taken in by labels of their own: " + way.back()));
    }

    private static Step manual(String target, String condition, String because) {
        return new Step(Step.Action.MANUAL, List.of(), target, condition, "", because);
    }
}
