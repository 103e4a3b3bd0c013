package dev.meshward.saved;

import dev.meshward.bundles.Step;
import java.util.List;

/**
 * A step with the commands that carry it out, to be run in the folder of the plan.
 *
 * @param commands none when nothing is to be typed here: a wait, a thing to do by hand, a change that its owner makes
 */
public record SavedStep(Step step, List<String> commands) {

    public SavedStep {
        commands = List.copyOf(commands);
    }
}
