package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is the same for every plan on one cluster: its objects, its calls, the rules of its meshes. */
final class Court {

    /** A lane reads the objects of the cluster for itself, which has to be worth it. */
    private static final int WORTH_A_LANE = 64;

    private final ClusterSnapshot snapshot;
    private final Supplier<List<MeshRules>> rules;
    private final NamedWorkloads names;
    private final List<MeshRules> readers;
    private final Reaching reaching;
    private final World start;
    private final Set<WorkloadId> workloads;
    private final List<KnownCall> calls;
    private final CallIndex index;

    Court(ClusterSnapshot snapshot, List<Dependency> dependencies, Supplier<List<MeshRules>> rules) {
        this.snapshot = snapshot;
        this.rules = rules;
        this.names = new NamedWorkloads(snapshot);
        this.readers = rules.get();
        this.reaching = new Reaching(snapshot, readers);
        this.start = World.of(objects(snapshot));
        this.workloads = snapshot.workloads().stream().map(Workload::id).collect(Collectors.toUnmodifiableSet());
        this.calls = new KnownCalls(snapshot).of(dependencies);
        this.index = new CallIndex(snapshot, calls);
    }

    Concerned everybody() {
        return new Concerned(Set.copyOf(calls), workloads);
    }

    /** Whoever may notice that these stages are others now. */
    synchronized Concerned concernedBy(List<Act> then, List<Act> now) {
        var concerned = Concerned.nobody();
        for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
            var one = i < then.size() ? Optional.of(then.get(i)) : Optional.<Act>empty();
            var other = i < now.size() ? Optional.of(now.get(i)) : Optional.<Act>empty();
            var oneScript = one.map(Act::script).orElse(StageScript.empty());
            var otherScript = other.map(Act::script).orElse(StageScript.empty());
            if (oneScript != otherScript) {
                var difference = ScriptDifference.between(oneScript, otherScript);
                one.ifPresent(act -> add(concerned, act, difference));
                other.ifPresent(act -> add(concerned, act, difference));
            }
        }
        concerned.doors().addAll(guarded(now));
        return concerned;
    }

    /** Whom network policies let pass may depend on the labels of any caller's namespace: who is behind one is looked at again. */
    private Set<WorkloadId> guarded(List<Act> acts) {
        var namespaces = new HashSet<String>();
        snapshot.objectsOf("networking.k8s.io", "NetworkPolicy")
                .forEach(policy -> namespaces.add(policy.key().namespace()));
        acts.forEach(act -> act.objects().stream()
                .filter(key -> key.kind().equals("NetworkPolicy"))
                .forEach(key -> namespaces.add(key.namespace())));
        return workloads.stream()
                .filter(workload -> namespaces.contains(workload.namespace()))
                .collect(Collectors.toSet());
    }

    private void add(Concerned concerned, Act act, ScriptDifference difference) {
        var reach = reaching.of(act.script(), act.before(), difference.objects()::contains);
        concerned.add(reach, difference.renewed(), index, workloads);
    }

    /**
     * The stages one after the other, each with the world before it.
     *
     * @param earlier what is known of them from before
     * @param first the first stage that differs from then
     */
    synchronized List<Act> acts(List<Act> earlier, int first, List<StageFiles> stages) {
        var acts = new ArrayList<>(earlier.subList(0, first));
        var world = first < earlier.size()
                ? earlier.get(first).before()
                : acts.isEmpty() ? start : acts.getLast().after();
        int rest = stages.size();
        while (rest > first && stages.size() == earlier.size() && isSame(rest - 1, stages, earlier)) {
            rest--;
        }
        for (int i = first; i < rest; i++) {
            acts.add(act(i, stages.get(i), world, earlier));
            world = acts.getLast().after();
        }
        if (rest < stages.size()) {
            addRest(acts, earlier, first, world);
        }
        return List.copyOf(acts);
    }

    /** Stages that are as they were are read again only where they touch an object that is another now. */
    private void addRest(List<Act> acts, List<Act> earlier, int first, World world) {
        var others = new HashMap<ObjectKey, Optional<Manifest>>();
        int rest = acts.size();
        for (int i = first; i < rest; i++) {
            compare(acts.get(i).objects(), earlier.get(rest).before(), world, others);
            compare(earlier.get(i).objects(), earlier.get(rest).before(), world, others);
        }
        for (int i = rest; i < earlier.size(); i++) {
            var then = earlier.get(i);
            var before = then.before().with(others);
            if (then.objects().stream().noneMatch(others::containsKey)) {
                acts.add(then.on(before, reaching));
            } else {
                acts.add(Act.of(then.files(), then.script(), before, reaching));
                compare(then.objects(), then.after(), acts.getLast().after(), others);
            }
        }
    }

    private static void compare(Set<ObjectKey> keys, World then, World now, Map<ObjectKey, Optional<Manifest>> others) {
        for (var key : keys) {
            var object = now.object(key);
            if (object.equals(then.object(key))) {
                others.remove(key);
            } else {
                others.put(key, object);
            }
        }
    }

    private static boolean isSame(int position, List<StageFiles> stages, List<Act> earlier) {
        return position < earlier.size() && earlier.get(position).files().saysTheSameAs(stages.get(position));
    }

    private Act act(int position, StageFiles files, World world, List<Act> earlier) {
        var script = position < earlier.size() && earlier.get(position).files().saysTheSameAs(files)
                ? earlier.get(position).script()
                : new ScriptReading(files, position, names, readers).script();
        return Act.of(files, script, world, reaching);
    }

    /** What is found of these calls and doors in each stage. */
    LaneFindings judged(List<Act> acts, Concerned concerned) {
        int size = concerned.calls().size() + concerned.doors().size();
        int number = Math.clamp(size / WORTH_A_LANE, 1, Runtime.getRuntime().availableProcessors());
        return lanes(number, concerned).parallelStream()
                .map(lane -> lane.judge(acts, start))
                .reduce(LaneFindings::and)
                .orElseThrow();
    }

    /** The way back from where these stages end. */
    Retreat retreat(List<StageFiles> stages) {
        var acts = acts(List.of(), 0, stages);
        return new Retreat(start, acts, reaching, new Lane(snapshot, calls, workloads, rules.get()));
    }

    /** Calls and doors of one workload go to the same lane, which then reads its objects once. */
    private List<Lane> lanes(int number, Concerned concerned) {
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < number; i++) {
            int lane = i;
            var share = concerned.calls().stream()
                    .filter(call -> laneOf(call.callee(), number) == lane)
                    .sorted()
                    .toList();
            var doors = concerned.doors().stream()
                    .filter(id -> laneOf(id, number) == lane)
                    .collect(Collectors.toCollection(TreeSet::new));
            lanes.add(new Lane(snapshot, share, doors, rules.get()));
        }
        return lanes;
    }

    private static int laneOf(WorkloadId workload, int lanes) {
        return Math.floorMod(workload.toString().hashCode(), lanes);
    }

    /**
     * Pods whose owner was not read stand for a workload by an object of their own, and a namespace that is only mentioned
     * is there nevertheless: patches find it.
     */
    private static List<Manifest> objects(ClusterSnapshot snapshot) {
        var objects = new LinkedHashMap<ObjectKey, Manifest>();
        snapshot.namespaces().stream()
                .map(namespace -> namespace.manifest().orElseGet(() -> mentioned(namespace.name())))
                .forEach(object -> objects.put(object.key(), object));
        snapshot.workloads().forEach(workload -> objects.put(workload.manifest().key(), workload.manifest()));
        snapshot.objects().forEach(object -> objects.put(object.key(), object));
        return List.copyOf(objects.values());
    }

    private static Manifest mentioned(String namespace) {
        return Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", Mapping.building().put("name", namespace).build())
                .build());
    }
}
