package dev.meshward.judge;

import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Plays a stage for a few workloads and the few objects that matter to them: every prefix of its steps, and from each of
 * them the way back.
 */
final class Staging {

    private final Cast cast;
    private final StageScript script;
    private final List<WorkloadId> watched;
    private final Backdrop backdrop;
    private final List<Moment> forward = new ArrayList<>();
    private final List<Moment> back = new ArrayList<>();
    private final List<State> stops = new ArrayList<>();
    private final Map<Scenery, List<State>> stopsByScenery = new HashMap<>();
    private final Map<Turn, List<Taken>> takenByTurn = new HashMap<>();
    private State last;

    /** Where the stage stands after a step. */
    private record State(String step, Scenery scenery, List<Crew> crews) {}

    /** A step of the way back, from somewhere. */
    private record Turn(String name, Scenery scenery) {}

    /** A step of the way back that was played already: who ran before, and where it led. */
    private record Taken(List<Crew> crews, State end) {}

    private Staging(Cast cast, StageScript script, List<WorkloadId> watched, Backdrop backdrop, List<Crew> crews) {
        this.cast = cast;
        this.script = script;
        this.watched = watched;
        this.backdrop = backdrop;
        this.last = new State("start", backdrop.start(), crews);
    }

    /**
     * @param backdrop the world before the stage, and the objects that matter
     * @param crews of the workloads that are watched, before the stage
     */
    static Staging play(Cast cast, StageScript script, List<WorkloadId> watched, Backdrop backdrop, List<Crew> crews) {
        var staging = new Staging(cast, script, watched, backdrop, crews);
        staging.goForward();
        staging.goBack();
        return staging;
    }

    /** Before anything happens. */
    Moment start() {
        return new Moment("start", List.of(backdrop.start()), stops.getFirst().crews());
    }

    /** The world before the stage. */
    World before() {
        return backdrop.start().world();
    }

    List<Moment> forward() {
        return forward;
    }

    List<Moment> back() {
        return back;
    }

    /** Who runs when the stage is over. */
    List<Crew> crewsAtTheEnd() {
        return last.crews();
    }

    private void goForward() {
        stop(last);
        for (var step : script.steps()) {
            last = played(last, step, "", forward);
        }
        last = new State(last.step(), last.scenery(), rolledOut(last));
        stop(last);
    }

    private void goBack() {
        for (var stop : List.copyOf(stops)) {
            var state = stop;
            for (var step : script.undo()) {
                state = taken(state, step, " after " + stop.step());
            }
        }
    }

    /** Many ways back lead through the same state: what comes of it is the same each time. */
    private State taken(State state, ScriptStep step, String suffix) {
        var ways = takenByTurn.computeIfAbsent(new Turn(step.name() + suffix, state.scenery()), _ -> new ArrayList<>());
        for (var way : ways) {
            if (areSame(way.crews(), state.crews())) {
                return way.end();
            }
        }
        var end = played(state, step, suffix, back);
        ways.add(new Taken(state.crews(), end));
        return end;
    }

    private State played(State state, ScriptStep step, String suffix, List<Moment> moments) {
        boolean renews = watched.stream().anyMatch(step.renewed()::contains);
        if (!renews && !backdrop.isTouchedBy(step)) {
            return state;
        }
        var sceneries = state.scenery().arrivals(step);
        var crews = joined(state.crews(), sceneries);
        var name = step.name() + suffix;
        moments.add(new Moment(name, sceneries, crews));
        if (suffix.isEmpty()) {
            sceneries.forEach(each -> stop(new State(step.name(), each, crews)));
        }
        var end = sceneries.getLast();
        var after = new State(step.name(), end, settled(crews, end, step));
        if (suffix.isEmpty()) {
            stop(after);
        }
        return after;
    }

    private static boolean areSame(List<Crew> some, List<Crew> others) {
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).isSameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void stop(State state) {
        var here = stopsByScenery.computeIfAbsent(state.scenery(), _ -> new ArrayList<>());
        if (here.stream().noneMatch(stop -> areSame(stop.crews(), state.crews()))) {
            here.add(state);
            stops.add(state);
        }
    }

    private List<Crew> joined(List<Crew> crews, List<Scenery> sceneries) {
        var joined = new ArrayList<Crew>();
        for (int i = 0; i < crews.size(); i++) {
            var id = watched.get(i);
            var crew = crews.get(i);
            List<Pod> possible = sceneries.stream()
                    .flatMap(scenery -> Stream.concat(Stream.of(scenery.pod(id, cast)), now(crew, scenery)))
                    .toList();
            joined.add(crew.joinedBy(possible));
        }
        return joined;
    }

    private List<Crew> settled(List<Crew> crews, Scenery end, ScriptStep step) {
        var settled = new ArrayList<Crew>();
        for (int i = 0; i < crews.size(); i++) {
            var id = watched.get(i);
            boolean isNew = step.renewed().contains(id) || (step.waits() && rollsOut(id, step::touches));
            settled.add(isNew ? Crew.of(end.pod(id, cast)) : followed(crews.get(i), end, step));
        }
        return settled;
    }

    /** Whoever waits until a step is done waits for meshes too that follow labels while pods run. */
    private Crew followed(Crew crew, Scenery end, ScriptStep step) {
        return step.waits() ? followed(crew, end) : crew;
    }

    private Crew followed(Crew crew, Scenery end) {
        var after = now(crew, end).toList();
        return after.equals(crew.pods())
                ? crew
                : new Crew(after.stream().distinct().toList());
    }

    private Stream<Pod> now(Crew crew, Scenery scenery) {
        return crew.pods().stream().map(pod -> scenery.now(pod, cast));
    }

    /** A new template is itself a rollout, for kinds that replace their pods by themselves. */
    private boolean rollsOut(WorkloadId id, Predicate<ObjectKey> isTouched) {
        return cast.workload(id)
                .filter(workload -> isTouched.test(workload.manifest().key()))
                .filter(workload -> workload.restart() == RestartMethod.ROLLOUT)
                .filter(workload ->
                        !new RolloutStrategy(workload).isPaused() && new RolloutStrategy(workload).partition() == 0)
                .isPresent();
    }

    /** At the end of the stage what rolls out by itself has done so. */
    private List<Crew> rolledOut(State state) {
        Predicate<ObjectKey> isTouched = key -> script.steps().stream().anyMatch(step -> step.touches(key));
        var crews = new ArrayList<Crew>();
        for (int i = 0; i < watched.size(); i++) {
            var id = watched.get(i);
            crews.add(
                    rollsOut(id, isTouched)
                            ? Crew.of(state.scenery().pod(id, cast))
                            : followed(state.crews().get(i), state.scenery()));
        }
        return crews;
    }
}
