package dev.meshward.survey;

import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.StageBundle;
import dev.meshward.live.ClusterAddress;
import dev.meshward.live.ClusterRefused;
import dev.meshward.live.LiveDryRun;
import dev.meshward.live.LiveDryRun.Form;
import dev.meshward.live.LiveDryRun.Reply;
import dev.meshward.live.ServedKind;
import dev.meshward.live.Watch;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends every object and every patch of a plan to an API server that keeps nothing of them, in the order of the plan. Nothing
 * else in this program sends a cluster more than questions.
 */
public final class DryRun {

    private final LiveDryRun cluster;
    private final Map<String, ServedKind> kinds = new HashMap<>();
    private final Set<ObjectKey> madeByPlan = new HashSet<>();
    private final List<DryRunReport.Remark> refused = new ArrayList<>();
    private final List<DryRunReport.Remark> notAsked = new ArrayList<>();
    private final List<DryRunReport.Remark> unknown = new ArrayList<>();
    private int taken;

    private DryRun(LiveDryRun cluster) throws ClusterRefused {
        this.cluster = cluster;
        cluster.discover().kinds().forEach(kind -> kinds.put(kind.group() + "/" + kind.kind(), kind));
    }

    /**
     * What the cluster says.
     *
     * @throws SourceRefused when it cannot be reached or does not let us in
     */
    public static DryRunReport of(RolloutBundle bundle, Source.Cluster against) {
        var address = new ClusterAddress(against.context(), against.kubeconfig());
        try (var cluster = LiveDryRun.reach(address, System.getenv(), Watch.unseen())) {
            var run = new DryRun(cluster);
            bundle.stages().forEach(run::ask);
            return new DryRunReport(cluster.name(), run.taken, run.refused, run.notAsked, run.unknown);
        } catch (ClusterRefused refused) {
            throw new SourceRefused(refused.because());
        }
    }

    private void ask(StageBundle stage) {
        var folder = "stages/" + stage.folder() + "/";
        var applied = new HashMap<String, ApplyFile>();
        stage.apply().forEach(file -> applied.put(file.path(), file));
        var patches = new HashMap<String, PatchFile>();
        stage.patches().forEach(file -> patches.put(file.path(), file));
        for (var step : stage.steps()) {
            for (var path : step.files()) {
                if (applied.containsKey(path)) {
                    var object = applied.get(path).manifest();
                    ask(folder + path, object, Form.APPLY);
                    madeByPlan.add(object.key());
                } else if (patches.containsKey(path)) {
                    var patch = patches.get(path);
                    var form = patch.type().equals("strategic") ? Form.STRATEGIC : Form.MERGE;
                    ask(folder + path, new Manifest("", patch.apiVersion(), patch.object(), patch.content()), form);
                }
            }
        }
    }

    private void ask(String file, Manifest change, Form form) {
        var key = change.key();
        var kind = kinds.get(key.group() + "/" + key.kind());
        if (form != Form.APPLY && madeByPlan.contains(key)) {
            notAsked.add(new DryRunReport.Remark(file, "it changes " + key + ", which an earlier step creates"));
        } else if (kind == null) {
            notAsked.add(new DryRunReport.Remark(
                    file, "the cluster does not serve " + key.kind() + " (" + change.apiVersion() + ") yet"));
        } else {
            note(file, key, cluster.ask(kind, change, form));
        }
    }

    private void note(String file, ObjectKey key, Reply reply) {
        switch (reply) {
            case Reply.Taken _ -> taken++;
            case Reply.Refused(var because) -> refused.add(new DryRunReport.Remark(file, because));
            case Reply.Forbidden(var because) -> unknown.add(new DryRunReport.Remark(file, because));
            case Reply.Unanswered(var because) -> unknown.add(new DryRunReport.Remark(file, because));
            case Reply.NotThere(var because) -> {
                var namespace = new ObjectKey("", "Namespace", "", key.namespace());
                boolean isMade = madeByPlan.contains(namespace);
                (isMade ? notAsked : refused)
                        .add(new DryRunReport.Remark(
                                file, isMade ? "its namespace is created by an earlier step" : because));
            }
        }
    }
}
