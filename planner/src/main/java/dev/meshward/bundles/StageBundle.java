package dev.meshward.bundles;

import dev.meshward.adoption.Stage;
import java.util.List;

/**
 * Everything one stage consists of, as values.
 *
 * @param monitoring alert rules and scrape snippets below {@code monitoring/}, for people to take over: kinds the cluster
 *     does not serve are never in {@code apply}
 */
public record StageBundle(
        Stage stage,
        List<Step> steps,
        List<ApplyFile> apply,
        List<PatchFile> patches,
        List<HelmFile> helm,
        List<RestartBatch> restarts,
        List<Touched> touched,
        List<Verification> verify,
        List<String> watch,
        List<String> troubleshooting,
        Undo undo,
        List<SideFile> monitoring) {

    /** The name of the stage's folder: {@code 04-join-payments}. */
    public String folder() {
        return folderOf(stage);
    }

    static String folderOf(Stage stage) {
        return "%02d-%s".formatted(stage.number(), stage.slug());
    }

    /** Pods that restart. */
    public int restartedPods() {
        return restarts.stream().mapToInt(RestartBatch::pods).sum();
    }
}
