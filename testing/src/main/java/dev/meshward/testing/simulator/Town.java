package dev.meshward.testing.simulator;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.RolloutStrategy;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Manifest;
import dev.meshward.testing.crd.PlainData;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A cluster before a rollout: its objects, who owns pods, and the meshes that may stand in it. */
public final class Town {

    private final Cluster cluster;
    private final List<Workload> workloads;
    private final List<Mesh> meshes;
    private final Map<List<Object>, Pod> made = new HashMap<>();
    private final Map<List<Object>, Pod> bare = new HashMap<>();
    private final Map<List<Object>, Pod> followed = new HashMap<>();
    private final Map<List<Object>, Pod> pods = new HashMap<>();
    private final Map<List<Thing>, Integer> stamps = new HashMap<>();

    private Town(Cluster cluster, List<Workload> workloads, List<Mesh> meshes) {
        this.cluster = cluster;
        this.workloads = workloads;
        this.meshes = meshes;
    }

    /** With every mesh whose rules are written down here. */
    public static Town of(ClusterSnapshot snapshot) {
        var things = new HashMap<Name, Thing>();
        snapshot.namespaces()
                .forEach(namespace -> things.put(
                        new Name("/Namespace", "", namespace.name()),
                        namespace.manifest().map(Town::thing).orElse(Thing.NOTHING)));
        snapshot.workloads().forEach(workload -> things.put(name(workload.manifest()), thing(workload.manifest())));
        snapshot.objects().forEach(object -> things.put(name(object), thing(object)));
        var istio = new IstioMesh(home(snapshot, "istiod", "istio-system"));
        var known = List.of(
                istio, new AmbientMesh(istio), new LinkerdMesh(home(snapshot, "linkerd-destination", "linkerd")));
        var bare = new Cluster(things, Set.of());
        var forAll = known.stream().map(mesh -> mesh.root(bare)).collect(Collectors.toUnmodifiableSet());
        var workloads = snapshot.workloads().stream().map(Town::workload).toList();
        return new Town(new Cluster(things, forAll), workloads, known);
    }

    private static String home(ClusterSnapshot snapshot, String controlPlane, String usual) {
        return snapshot.objectsOf("apps", "Deployment").stream()
                .filter(each -> each.key().name().equals(controlPlane))
                .map(each -> each.key().namespace())
                .findFirst()
                .orElse(usual);
    }

    static Name name(WorkloadId id) {
        return new Name("/" + id.kind(), id.namespace(), id.name());
    }

    private static Name name(Manifest manifest) {
        var key = manifest.key();
        return new Name(key.group() + "/" + key.kind(), key.namespace(), key.name());
    }

    /** With the namespace it really is in, which a file may have left out. */
    private static Thing thing(Manifest manifest) {
        var content = PlainData.ofMapping(manifest.content());
        if (!manifest.key().namespace().isEmpty()) {
            var metadata = new LinkedHashMap<>(PlainData.map(content.get("metadata")));
            metadata.put("namespace", manifest.key().namespace());
            content.put("metadata", metadata);
        }
        return new Thing(content);
    }

    private static Workload workload(dev.meshward.cluster.Workload given) {
        var strategy = new RolloutStrategy(given);
        return new Workload(
                name(given.id()),
                name(given.manifest()),
                Workload.plain(given.template().field().mapping()),
                given.restart() == RestartMethod.ROLLOUT && !strategy.isPaused() && strategy.partition() == 0);
    }

    Cluster cluster() {
        return cluster;
    }

    List<Workload> workloads() {
        return workloads;
    }

    List<Mesh> meshes() {
        return meshes;
    }

    Optional<Mesh> mesh(String name) {
        return meshes.stream().filter(mesh -> mesh.name().equals(name)).findFirst();
    }

    /** The pod that would be made now; what would be the same is the same. */
    Pod made(Workload workload, Cluster now) {
        var object = now.find(workload.object()).orElse(workload.given());
        var key = List.<Object>of(workload.name(), object, stamp(workload.name().namespace(), now));
        return made.computeIfAbsent(key, _ -> {
            var bare = bare(workload, object);
            var mesh = meshes.stream().filter(each -> each.injects(bare, now)).findFirst();
            return known(mesh.map(each -> each.joined(bare, now)).orElse(bare));
        });
    }

    /** What a pod that runs already has become by now. */
    Pod now(Pod running, Cluster now) {
        return followed.computeIfAbsent(List.of(running, stamp(running.namespace(), now)), _ -> {
            var pod = running;
            for (var mesh : meshes) {
                pod = mesh.now(pod, now);
            }
            return known(pod);
        });
    }

    /** The same pods are one. */
    Pod known(Pod pod) {
        return pods.computeIfAbsent(pod.traits(), _ -> pod.with(pods.size() + 1, pod.proxy()));
    }

    private Pod bare(Workload workload, Thing object) {
        return bare.computeIfAbsent(List.of(workload.name(), object), _ -> workload.made(object));
    }

    /** A number for everything that may decide about a namespace: the same number, the same decisions. */
    int stamp(String namespace, Cluster now) {
        return stamps.computeIfAbsent(now.deciding(namespace), _ -> stamps.size() + 1);
    }

    /** {@code namespace/account} of everybody. */
    Set<String> accounts() {
        var accounts = new TreeSet<String>();
        workloads.forEach(workload -> accounts.add(made(workload, cluster).identity()));
        return accounts;
    }
}
