package dev.meshward.testing.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Plays stages: every prefix of their steps, whatever of a step has arrived, old and new pods side by side, and from every
 * point where somebody may stop the way back. For one thread.
 */
public final class Simulation {

    private final Town town;
    private final Watching watching;
    private final State start;
    private final Map<String, Passed> firstTime = new HashMap<>();

    public Simulation(Town town, List<Call> calls) {
        this.town = town;
        this.watching = new Watching(town, calls, Watching.Walls.AS_WRITTEN);
        this.start = new State(town.cluster(), pods(town.cluster()));
    }

    /** Where a rollout stands between two steps. */
    private record State(Cluster cluster, Map<Name, Set<Pod>> pods) {

        boolean isLike(State other) {
            return pods.equals(other.pods())
                    && cluster.names().equals(other.cluster().names())
                    && cluster.names().stream().allMatch(name -> same(name, cluster, other.cluster()));
        }
    }

    /** A stage that was played. */
    private record Passed(SortedMap<String, byte[]> files, State before, State after, List<Harm> harms) {

        Passed endingIn(State end) {
            return new Passed(files, before, end, harms);
        }
    }

    /**
     * Everything that goes wrong. Stages that begin as they did the first time, with the same files, are not played again.
     *
     * @param stages files by folder and path below it, the folders in the order of the rollout
     */
    public List<Harm> harms(Map<String, SortedMap<String, byte[]>> stages) {
        var harms = new LinkedHashMap<Harm, Harm>();
        var state = start;
        int number = 0;
        for (var stage : stages.entrySet()) {
            number++;
            var passed = passed(stage.getKey(), number, stage.getValue(), state);
            passed.harms().forEach(harm -> harms.putIfAbsent(harm.anywhere(), harm));
            state = passed.after();
        }
        return List.copyOf(harms.values());
    }

    /** How many calls arrive with mutual TLS and never otherwise when these stages are done. */
    public long mutualAfter(Map<String, SortedMap<String, byte[]>> stages) {
        var state = start;
        int number = 0;
        for (var stage : stages.entrySet()) {
            number++;
            state = passed(stage.getKey(), number, stage.getValue(), state).after();
        }
        return watching.mutual(new Moment("", "end", List.of(state.cluster()), state.pods()));
    }

    private Passed passed(String folder, int number, SortedMap<String, byte[]> files, State before) {
        var first = firstTime.get(folder);
        if (first != null && first.before() == before && isSame(first.files(), files)) {
            return first;
        }
        var script = new StageReader(folder, number, files, town.workloads(), town.meshes()).read();
        var harms = new LinkedHashMap<Harm, Harm>();
        var after = played(script, before, harm -> harms.putIfAbsent(harm.anywhere(), harm));
        var passed = new Passed(files, before, after, List.copyOf(harms.values()));
        if (first == null) {
            firstTime.put(folder, passed);
            return passed;
        }
        return after.isLike(first.after()) ? passed.endingIn(first.after()) : passed;
    }

    private static boolean isSame(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(path -> Arrays.equals(one.get(path), other.get(path)));
    }

    private Map<Name, Set<Pod>> pods(Cluster cluster) {
        var pods = new HashMap<Name, Set<Pod>>();
        town.workloads().forEach(workload -> pods.put(workload.name(), Set.of(town.made(workload, cluster))));
        return pods;
    }

    private State played(StageScript script, State before, Consumer<Harm> harms) {
        script.broken().forEach(why -> harms.accept(new Harm(Harm.Kind.FAILS, script.folder(), "", why, 0, "")));
        var judged = watching.from(new Moment(script.folder(), "start", List.of(before.cluster()), before.pods()));
        var stops = new LinkedHashMap<String, State>();
        var state = before;
        for (var step : script.steps()) {
            fails(script, step, state.cluster(), harms);
            halves(step, state).forEach((where, half) -> stops.put("step " + step.name() + where, half));
            state = played(script.folder(), step, "", state, judged, harms);
            stops.put("step " + step.name(), state);
        }
        var end = settled(script, state);
        stops.put("its end", end);
        for (var stop : stops.entrySet()) {
            back(script, stop.getKey(), stop.getValue(), before, judged, harms);
        }
        return end;
    }

    private static void fails(StageScript script, Step step, Cluster cluster, Consumer<Harm> harms) {
        step.ops().stream()
                .filter(op -> op.needsIt() && cluster.find(op.name()).isEmpty())
                .forEach(op -> harms.accept(
                        new Harm(Harm.Kind.FAILS, script.folder(), "", op.name().inSteps(), 0, "step " + step.name())));
    }

    /** Somebody stops after the first files of a step, whose order is that of its commands. */
    private Map<String, State> halves(Step step, State state) {
        var halves = new LinkedHashMap<String, State>();
        for (int i = 1; i < step.ops().size(); i++) {
            var cluster = Op.all(step.ops().subList(0, i), state.cluster());
            halves.put(", after " + i + " objects", new State(cluster, joined(state.pods(), List.of(cluster))));
        }
        return halves;
    }

    private State played(
            String stage, Step step, String suffix, State state, Watching.Judged judged, Consumer<Harm> harms) {
        if (step.ops().isEmpty() && step.renewed().isEmpty()) {
            return state;
        }
        var views = Subsets.of(step.ops()).stream()
                .map(some -> Op.all(some, state.cluster()))
                .toList();
        var pods = joined(state.pods(), views);
        judged.look(new Moment(stage, step.name() + suffix, views, pods), harms);
        var end = Op.all(step.ops(), state.cluster());
        var renewed = new LinkedHashSet<>(step.renewed());
        if (step.waits()) {
            renewed.addAll(rollingOut(step));
        }
        var after = renewed(pods, renewed, end);
        return new State(end, step.waits() ? followed(after, end) : after);
    }

    /** Whoever waited, waited until running pods had become what they become. */
    private Map<Name, Set<Pod>> followed(Map<Name, Set<Pod>> pods, Cluster now) {
        var followed = new HashMap<Name, Set<Pod>>();
        pods.forEach((name, running) -> {
            var all = new LinkedHashSet<Pod>();
            running.forEach(pod -> all.add(town.now(pod, now)));
            followed.put(name, all);
        });
        return followed;
    }

    /** Any pod may be made anew at any moment, and then has what the objects say then. */
    private Map<Name, Set<Pod>> joined(Map<Name, Set<Pod>> before, List<Cluster> views) {
        var joined = new HashMap<>(before);
        for (var workload : town.workloads()) {
            var running = before.getOrDefault(workload.name(), Set.of());
            var all = new LinkedHashSet<>(running);
            views.forEach(view -> all.add(town.made(workload, view)));
            running.forEach(pod -> views.forEach(view -> all.add(town.now(pod, view))));
            if (all.size() > running.size()) {
                joined.put(workload.name(), all);
            }
        }
        return joined;
    }

    private Map<Name, Set<Pod>> renewed(Map<Name, Set<Pod>> pods, Set<Name> names, Cluster cluster) {
        var renewed = new HashMap<>(pods);
        town.workloads().stream()
                .filter(workload -> names.contains(workload.name()))
                .forEach(workload -> renewed.put(workload.name(), Set.of(town.made(workload, cluster))));
        return renewed;
    }

    private List<Name> rollingOut(Step step) {
        var touched = step.ops().stream().map(Op::name).toList();
        return town.workloads().stream()
                .filter(workload -> workload.rollsOut() && touched.contains(workload.object()))
                .map(Workload::name)
                .toList();
    }

    /** At the end of a stage everything that rolls out by itself has done so. */
    private State settled(StageScript script, State state) {
        Set<Name> renewed = new LinkedHashSet<>();
        script.steps().forEach(step -> renewed.addAll(rollingOut(step)));
        return new State(state.cluster(), followed(renewed(state.pods(), renewed, state.cluster()), state.cluster()));
    }

    private void back(
            StageScript script, String from, State stop, State before, Watching.Judged judged, Consumer<Harm> harms) {
        var state = stop;
        for (var step : script.undo()) {
            state = played(script.folder(), step, " after " + from, state, judged, harms);
        }
        var names = new LinkedHashSet<>(before.cluster().names());
        names.addAll(state.cluster().names());
        for (var name : names) {
            if (!same(name, before.cluster(), state.cluster())) {
                harms.accept(new Harm(Harm.Kind.STAYS, script.folder(), "", name.inSteps(), 0, "undo after " + from));
            }
        }
    }

    private static boolean same(Name name, Cluster before, Cluster after) {
        var one = before.find(name);
        var other = after.find(name);
        return one.equals(other)
                || (one.isPresent()
                        && other.isPresent()
                        && java.util.Objects.equals(
                                Merging.pruned(one.get().content()),
                                Merging.pruned(other.get().content())));
    }
}
