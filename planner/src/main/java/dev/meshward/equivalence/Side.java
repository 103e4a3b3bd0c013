package dev.meshward.equivalence;

import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Departure;
import dev.meshward.evaluate.Destination;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Mentions;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.RequestRules;
import dev.meshward.evaluate.Routing;
import dev.meshward.evaluate.Verdict;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the two configurations, ready to be asked. */
final class Side {

    /** Groups whose objects belong to meshes: those of the context are not taken over. */
    private static final List<String> OF_MESHES =
            List.of("istio.io", "linkerd.io", "smi-spec.io", "gateway.networking.k8s.io");

    private final String mesh;
    private final List<Manifest> objects;
    private final RequestRules rules;
    private final Delivery delivery;
    private final DataPlane plane;
    private final World world;

    private Side(String mesh, List<Manifest> objects, Evaluators.Rules rules, World world) {
        this.mesh = mesh;
        this.objects = objects;
        this.rules = rules.rules();
        this.delivery = new Delivery(List.of(rules.rules()));
        this.plane = rules.plane();
        this.world = world;
    }

    /** Empty where the objects of its mesh are not understood. */
    static Optional<Side> of(Configuration configuration, Evaluators evaluators) {
        var objects = objects(configuration);
        return evaluators
                .of(configuration.mesh(), objects)
                .map(rules -> new Side(configuration.mesh(), objects, rules, World.of(objects)));
    }

    /** The same for another thread: evaluators keep what they read, and a world is never changed. */
    Side again(Evaluators evaluators) {
        return new Side(mesh, objects, evaluators.of(mesh, objects).orElseThrow(), world);
    }

    private static List<Manifest> objects(Configuration configuration) {
        var objectByKey = new LinkedHashMap<ObjectKey, Manifest>();
        configuration.context().objects().stream()
                .filter(object -> !isOfMesh(object))
                .forEach(object -> objectByKey.put(object.key(), object));
        configuration.objects().forEach(object -> objectByKey.put(object.key(), object));
        return List.copyOf(objectByKey.values());
    }

    static boolean isOfMesh(Manifest object) {
        var group = object.key().group();
        return OF_MESHES.stream()
                .anyMatch(ofMesh -> group.endsWith(ofMesh)
                        && (group.length() == ofMesh.length()
                                || group.charAt(group.length() - ofMesh.length() - 1) == '.'));
    }

    World world() {
        return world;
    }

    DataPlane plane() {
        return plane;
    }

    /** A pod of the workload as this configuration has it. */
    Pod pod(Workload workload) {
        var template = template(workload);
        var own = template.isOnHostNetwork() ? DataPlane.NONE : plane;
        var handedDown = delivery.handedDown(own, workload.namespace(), world);
        return Pod.made(workload.namespace(), workload.name(), template, own, handedDown);
    }

    private PodTemplate template(Workload workload) {
        var object = world.object(workload.manifest().key()).orElse(workload.manifest());
        var path = workload.template().field().path();
        return new PodTemplate(path.isEmpty() ? object.root() : object.root().follow(path));
    }

    Verdict atTheDoor(Hop hop, Optional<Identity.Account> caller) {
        return delivery.atTheDoor(hop, caller.map(who -> who), world);
    }

    Routing route(Departure departure) {
        return rules.route(departure, world);
    }

    Mentions mentionedAt(Pod pod, int port) {
        return plane == DataPlane.NONE ? Mentions.nothing() : rules.mentionedAt(pod, port, world);
    }

    Mentions mentionedFor(Destination destination) {
        return rules.mentionedFor(destination, world);
    }

    Set<Destination.Outside> hostsOutside() {
        return rules.hostsOutside(world);
    }
}
