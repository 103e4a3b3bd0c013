package dev.meshward.bundles;

import java.util.List;

/**
 * One step of a stage. The order of the steps is the order of safety; every prefix of it has to be safe.
 *
 * @param files paths below the stage folder; applied in this order
 * @param target what the step acts on: an object, a workload, a release; empty when the files say it
 * @param condition what must be true afterwards before the next step begins
 * @param owner who has to make the change; empty when we may
 */
public record Step(Action action, List<String> files, String target, String condition, String owner, String because) {

    public Step {
        files = List.copyOf(files);
    }

    public enum Action {
        CREATE,
        PATCH,
        DELETE,
        RESTART,
        HELM,
        WAIT,
        MANUAL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
