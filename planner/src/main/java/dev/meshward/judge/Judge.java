package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Dependency;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.MeshRules;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Judges a plan by its files alone. Breaking is judged over the calls that are known, opening over every class of callers;
 * both in every state a stage passes through, forwards and back.
 *
 * <p>The work grows with what the stages touch, not with the square of the cluster: a stage is looked at only for the calls
 * and doors its objects may matter to, and for those only at the objects that do. One instance judges one plan.
 */
public final class Judge {

    private final ClusterSnapshot snapshot;
    private final List<MeshRules> meshes;
    private final Delivery delivery;
    private final Cast cast;
    private final Reaching reaching;
    private final Passers passers;
    private final NamedWorkloads names;
    private final CallIndex calls;

    /**
     * @param snapshot what was planned on
     * @param dependencies who calls whom, of every confidence; those that are hints can make a stage conditional only
     * @param meshes the rules of the meshes that may meet in the cluster
     */
    public Judge(ClusterSnapshot snapshot, List<Dependency> dependencies, List<MeshRules> meshes) {
        this.snapshot = snapshot;
        this.meshes = List.copyOf(meshes);
        this.delivery = new Delivery(meshes);
        this.cast = new Cast(snapshot, delivery);
        this.reaching = new Reaching(snapshot, meshes);
        this.passers = new Passers(snapshot, delivery);
        this.names = new NamedWorkloads(snapshot);
        this.calls = new CallIndex(snapshot, new KnownCalls(snapshot).of(dependencies));
    }

    /**
     * @param stages in their order
     * @param gatesByFolder what the plan says somebody looks at; it is named, never believed
     */
    public Judgement judge(List<StageFiles> stages, Map<String, List<Gate>> gatesByFolder) {
        var journey = new Journey(cast, World.of(objects()), ids());
        var judged = new ArrayList<StageJudgement>();
        for (var stage : stages) {
            var script = new ScriptReading(stage, judged.size(), names, meshes).script();
            judged.add(judged(script, journey, gatesByFolder.getOrDefault(stage.folder(), List.of())));
        }
        return new Judgement(judged);
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

    private List<WorkloadId> ids() {
        return snapshot.workloads().stream().map(Workload::id).toList();
    }

    private StageJudgement judged(StageScript script, Journey journey, List<Gate> gates) {
        var reach = reaching.of(script, journey.world());
        var verdict = new StageVerdict(script, gates);
        verdict.problems(WayBack.leftovers(script, journey.world()));
        for (var call : calls.touchedBy(reach)) {
            verdict.add(judged(call, script, reach, journey));
        }
        for (var workload : doors(reach)) {
            judge(workload, script, reach, journey, verdict);
        }
        journey.pass(script, reach, renewed(script, reach));
        return verdict.judgement();
    }

    private List<JudgedCall> judged(KnownCall call, StageScript script, StageReach reach, Journey journey) {
        var watched = calls.watchedBy(call);
        var keys = reach.ofCall(call, watched);
        var crews = journey.crews(watched);
        var staging = Staging.play(cast, script, watched, keys, journey.world(), crews);
        return new CallJudging(
                        delivery, script.folder(), call, watched, calls.headless(call), NetworkChange.isAmong(keys))
                .judged(staging, journey.world(), crews);
    }

    private List<WorkloadId> doors(StageReach reach) {
        return reach.isEverybody() ? ids() : List.copyOf(reach.doors());
    }

    private void judge(WorkloadId id, StageScript script, StageReach reach, Journey journey, StageVerdict verdict) {
        var keys = reach.ofDoor(id);
        var crews = journey.crews(List.of(id));
        var staging = Staging.play(cast, script, List.of(id), keys, journey.world(), crews);
        cast.workload(id).ifPresent(workload -> {
            var judging = new DoorJudging(delivery, passers, script.folder(), workload);
            judging.look(staging, journey.world(), crews.getFirst());
            if (NetworkChange.isAmong(keys)) {
                judging.lookAtTheNetwork(staging, journey.world(), crews.getFirst());
            }
            verdict.add(judging.opened());
            verdict.shut(judging.shut());
        });
    }

    private List<WorkloadId> renewed(StageScript script, StageReach reach) {
        var renewed = new TreeSet<>(reach.isEverybody() ? new LinkedHashSet<>(ids()) : reach.workloads());
        script.steps().forEach(step -> renewed.addAll(step.renewed()));
        return List.copyOf(renewed);
    }
}
