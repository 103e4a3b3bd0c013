package dev.meshward.judge;

import dev.meshward.evaluate.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way back from where a plan ends: some of its stages are undone, one after the other, while the others stay. A call
 * that worked before the plan and until then has to go on in every state on the way. A door counts as opened when it was
 * shut before the plan: what
 * the plan had shut itself, undo may open again. For one thread.
 */
public final class Retreat {

    private final World start;
    private final List<Act> acts;
    private final Reaching reaching;
    private final Lane lane;
    private final Set<KnownCall> working;
    private final Journey atTheEnd;

    Retreat(World start, List<Act> acts, Reaching reaching, Lane lane) {
        this.start = start;
        this.acts = acts;
        this.reaching = reaching;
        this.lane = lane;
        this.working = lane.working(start);
        this.atTheEnd = lane.afterwards(acts, start);
    }

    /**
     * What breaks or opens when these stages are undone in this order.
     *
     * @param folders of stages that the plan has
     * @return calls that are known, and doors; none where the order is right
     */
    public List<JudgedCall> undoing(List<String> folders) {
        var journey = atTheEnd.copy();
        var harm = new ArrayList<JudgedCall>();
        var world = acts.isEmpty() ? start : acts.getLast().after();
        for (var folder : folders) {
            var act = undoing(stage(folder), world);
            harm.addAll(harm(lane.judgedBy(start, act, journey)));
            world = act.after();
        }
        return List.copyOf(harm);
    }

    private List<JudgedCall> harm(Findings found) {
        var broken = found.byCall().entrySet().stream()
                .filter(entry -> working.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream());
        var opened = found.byDoor().values().stream().flatMap(door -> door.opened().stream());
        return Stream.concat(broken, opened)
                .filter(call -> call.weight() == Grade.UNSAFE)
                .sorted()
                .toList();
    }

    private Act stage(String folder) {
        return acts.stream()
                .filter(act -> act.script().folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The plan has no stage " + folder + ". Maybe it was planned again?"));
    }

    private Act undoing(Act stage, World world) {
        var script = stage.script();
        var back = new StageScript(script.folder(), script.undo(), List.of(), List.of(), List.of());
        return new Act(stage.files(), back, world, reaching.of(back, world), List.of());
    }
}
