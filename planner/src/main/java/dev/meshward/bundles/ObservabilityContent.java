package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.LadderIntent;

/** Metrics and access logs, before anybody climbs. */
record ObservabilityContent(Speaker speaker) implements StageContent {

    @Override
    public void fill(Stage stage, StageDraft draft) {
        speaker.dialect()
                .monitoring(draft.now(), stage.namespaces(), speaker.target())
                .forEach(object -> draft.say(java.util.List.of(
                        new Change.Create(object, "the cluster's Prometheus finds the proxies through it"))));
        draft.step("the cluster's Prometheus finds the proxies through them", "the new targets are up");
        draft.beginMainPart();
        for (var namespace : stage.namespaces()) {
            speaker.say(new LadderIntent.Observe(namespace), draft);
        }
        draft.step(
                "access logs show every call during the rollout; they begin with the first proxy of each namespace",
                "");
        draft.await(
                "a first baseline is written down: error share, latency, restarts and readiness of each namespace",
                "no mesh metric exists before the first join, and later everything is compared with this");
    }
}
