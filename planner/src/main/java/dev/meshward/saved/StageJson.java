package dev.meshward.saved;

import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Stage;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.Touched;
import dev.meshward.bundles.Verification;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;

/** A stage of plan.json as data. Its steps and files are in its folder. */
final class StageJson {

    private StageJson() {}

    static Mapping of(SavedStage saved) {
        Stage stage = saved.stage();
        return Mapping.building()
                .put("id", stage.id())
                .put("number", stage.number())
                .put("slug", stage.slug())
                .put("kind", stage.kind().word())
                .put("title", stage.title())
                .put("because", String.join("\n", stage.because()))
                .put("positions", PlanJson.list(saved.positions(), StageJson::reason))
                .put("verdict", saved.verdict().word())
                .put("verdictBecause", saved.verdict().because())
                .put("judged", saved.verdict().isJudged())
                .put("criticality", stage.criticality().word())
                .put("namespaces", PlanJson.texts(stage.namespaces()))
                .put("wholeNamespaces", PlanJson.texts(stage.wholeNamespaces()))
                .put("workloads", PlanJson.list(stage.workloads(), ReferenceJson::of))
                .put("owner", stage.owner())
                .put("starts", PlanJson.orNull(saved.starts().orElse("")))
                .put("ends", PlanJson.orNull(saved.ends().orElse("")))
                .put("warnings", PlanJson.texts(stage.warnings()))
                .put("gates", PlanJson.list(stage.gates(), StageJson::gate))
                .put("restarts", restarts(saved))
                .put("touched", PlanJson.list(saved.touched(), StageJson::touched))
                .put("verify", PlanJson.list(saved.verify(), StageJson::verification))
                .put("watch", PlanJson.texts(saved.watch()))
                .put("troubleshooting", PlanJson.texts(saved.troubleshooting()))
                .put("undo", undo(saved.undo()))
                .put("folder", saved.folder())
                .put("digest", saved.digest())
                .build();
    }

    private static Mapping reason(SavedReason reason) {
        return Mapping.building()
                .put("side", reason.side().word())
                .put("rule", reason.rule())
                .put("workloads", PlanJson.list(reason.workloads(), ReferenceJson::of))
                .put("because", reason.because())
                .put("calls", PlanJson.list(reason.calls(), StageJson::call))
                .build();
    }

    private static Mapping call(SavedReason.DecidingCall call) {
        return Mapping.building()
                .put("call", call.call())
                .put("evidence", call.evidence())
                .build();
    }

    private static Mapping gate(Gate gate) {
        return Mapping.building()
                .put("when", gate.when().word())
                .put("query", gate.query())
                .put("expect", gate.expect())
                .put("forDuration", gate.forDuration())
                .put("because", gate.because())
                .build();
    }

    private static Mapping restarts(SavedStage saved) {
        return Mapping.building()
                .put("pods", saved.restartedPods())
                .put("workloads", saved.restartedWorkloads())
                .put("batches", PlanJson.list(saved.restarts(), StageJson::batch))
                .build();
    }

    private static Mapping batch(RestartBatch batch) {
        return Mapping.building()
                .put("pods", batch.pods())
                .put("workloads", PlanJson.list(batch.workloads(), ReferenceJson::of))
                .put("cause", Words.of(batch.cause()))
                .put("because", batch.because())
                .build();
    }

    /** To Kubernetes a null and an absent field are the same, so null says "not there" on either side. */
    private static Mapping touched(Touched touched) {
        return Mapping.building()
                .put("object", ReferenceJson.of(touched.object()))
                .put("path", touched.path())
                .put("before", touched.before().orElse(Value.Nothing.here()))
                .put("after", touched.after().orElse(Value.Nothing.here()))
                .build();
    }

    private static Mapping verification(Verification verification) {
        return Mapping.building()
                .put("command", verification.command())
                .put("expect", verification.expect())
                .put("because", verification.because())
                .build();
    }

    private static Mapping undo(SavedStage.WayBack undo) {
        return Mapping.building()
                .put("when", PlanJson.texts(undo.when()))
                .put("first", PlanJson.texts(undo.first()))
                .put("delete", PlanJson.list(undo.delete(), ReferenceJson::of))
                .put("restart", PlanJson.list(undo.restart(), ReferenceJson::of))
                .build();
    }
}
