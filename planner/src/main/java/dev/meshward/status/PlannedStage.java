package dev.meshward.status;

import dev.meshward.adoption.Stage;
import dev.meshward.bundles.Touched;
import java.util.List;

/**
 * What the plan says of a stage, as far as a cluster can be held against it.
 *
 * @param folder the name of its folder, such as {@code 04-join-shop}
 * @param touched every field it changes, with its value before and after
 * @param bringsReleases whether a step of it installs a release, of which the fields tell nothing
 * @param reported the last state of the run log; empty where nobody wrote any
 */
public record PlannedStage(Stage stage, String folder, List<Touched> touched, boolean bringsReleases, String reported) {

    public PlannedStage {
        touched = List.copyOf(touched);
    }

    public String id() {
        return stage.id();
    }
}
