package dev.meshward.judge;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stage of the plan as its files say it, and the world before it.
 *
 * @param reach whom its objects may matter to
 * @param problems why it cannot be carried out to its end, or leaves something behind when it is undone
 */
record Act(StageFiles files, StageScript script, World before, StageReach reach, List<String> problems) {

    static Act of(StageFiles files, StageScript script, World before, Reaching reaching) {
        var problems = new ArrayList<>(WayBack.missing(script, before));
        problems.addAll(WayBack.leftovers(script, before));
        return new Act(files, script, before, reaching.of(script, before), List.copyOf(problems));
    }

    /** The same stage in a world in which only objects differ that it does not touch. */
    Act on(World other, Reaching reaching) {
        return other == before ? this : new Act(files, script, other, reaching.of(script, other), problems);
    }

    /** Everything it changes on its way there and back. */
    Set<ObjectKey> objects() {
        return Stream.concat(script.steps().stream(), script.undo().stream())
                .flatMap(step -> step.keys().stream())
                .collect(Collectors.toSet());
    }

    /** The world when every step was carried out. */
    World after() {
        var world = before;
        for (var step : script.steps()) {
            for (var op : step.ops()) {
                world = op.in(world);
            }
        }
        return world;
    }
}
