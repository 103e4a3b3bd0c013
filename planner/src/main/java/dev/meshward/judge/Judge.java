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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Judges a plan by its files alone. Breaking is judged over the calls that are known, opening over every class of callers;
 * both in every state a stage passes through, forwards and back.
 *
 * <p>The work grows with what the stages touch, not with the square of the cluster: a stage is looked at only for the calls
 * and doors its objects may matter to, and for those only at the objects that do.
 */
public final class Judge {

    private final ClusterSnapshot snapshot;
    private final List<Dependency> dependencies;
    private final Supplier<List<MeshRules>> rules;

    /**
     * @param snapshot what was planned on
     * @param dependencies who calls whom, of every confidence; those that are hints can make a stage conditional only
     * @param rules of the meshes that may meet in the cluster, new ones each time: they are not for several threads
     */
    public Judge(ClusterSnapshot snapshot, List<Dependency> dependencies, Supplier<List<MeshRules>> rules) {
        this.snapshot = snapshot;
        this.dependencies = List.copyOf(dependencies);
        this.rules = rules;
    }

    /**
     * @param stages in their order
     * @param gatesByFolder what the plan says somebody looks at; it is named, never believed
     */
    public Judgement judge(List<StageFiles> stages, Map<String, List<Gate>> gatesByFolder) {
        var start = World.of(objects());
        var acts = acts(stages, start);
        var found = lanes(Runtime.getRuntime().availableProcessors()).parallelStream()
                .map(lane -> lane.judge(acts, start))
                .toList();
        var judged = new ArrayList<StageJudgement>();
        for (int i = 0; i < acts.size(); i++) {
            int stage = i;
            var act = acts.get(i);
            var gates = gatesByFolder.getOrDefault(act.script().folder(), List.of());
            var verdict = new StageVerdict(act.script(), gates);
            verdict.problems(WayBack.missing(act.script(), act.before()));
            verdict.problems(WayBack.leftovers(act.script(), act.before()));
            found.forEach(findings -> verdict.add(findings.stages().get(stage)));
            judged.add(verdict.judgement());
        }
        return new Judgement(judged, found.stream().map(LaneFindings::ending).reduce(Ending.NOTHING, Ending::and));
    }

    private List<Act> acts(List<StageFiles> stages, World start) {
        var names = new NamedWorkloads(snapshot);
        var meshes = rules.get();
        var acts = new ArrayList<Act>();
        var world = start;
        for (var stage : stages) {
            var act = new Act(new ScriptReading(stage, acts.size(), names, meshes).script(), world);
            acts.add(act);
            world = act.after();
        }
        return acts;
    }

    /** Calls and doors of one workload go to the same lane, which then reads its objects once. */
    private List<Lane> lanes(int number) {
        var calls = new KnownCalls(snapshot).of(dependencies);
        var lanes = new ArrayList<Lane>();
        for (int i = 0; i < number; i++) {
            int lane = i;
            var share = calls.stream()
                    .filter(call -> laneOf(call.callee(), number) == lane)
                    .toList();
            var doors = new TreeSet<>(snapshot.workloads().stream()
                    .map(Workload::id)
                    .filter(id -> laneOf(id, number) == lane)
                    .toList());
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
    private List<Manifest> objects() {
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
