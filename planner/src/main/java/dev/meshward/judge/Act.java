package dev.meshward.judge;

import dev.meshward.evaluate.World;

/** A stage of the plan as its files say it, and the world before it. */
record Act(StageScript script, World before) {

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
