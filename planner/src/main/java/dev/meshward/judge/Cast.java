package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.HandedDown;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a pod of each workload would be if it were made now. The same template and data plane give the very same pod. */
final class Cast {

    private final Delivery delivery;
    private final Map<WorkloadId, Workload> workloadById = new HashMap<>();
    private final Map<WorkloadId, String> templatePath = new HashMap<>();
    private final Map<WorkloadId, Views<Manifest, Made>> madeByWorkload = new HashMap<>();

    private final Map<Pod, Pod> pods = new HashMap<>();

    /** A template as an object holds it, and the pods made of it. */
    private record Made(PodTemplate template, Map<Birth, Pod> podByBirth) {}

    /** What a mesh gives a pod when it is made. */
    private record Birth(DataPlane plane, HandedDown handedDown) {}

    Cast(ClusterSnapshot snapshot, Delivery delivery) {
        this.delivery = delivery;
        for (var workload : snapshot.workloads()) {
            workloadById.put(workload.id(), workload);
            templatePath.put(workload.id(), workload.template().field().path());
        }
    }

    Optional<Workload> workload(WorkloadId id) {
        return Optional.ofNullable(workloadById.get(id));
    }

    /** The pod that would be made in this world; what it is made from may have been changed by a plan. */
    Pod made(WorkloadId id, World world) {
        var workload = known(id);
        var object = world.object(workload.manifest().key()).orElse(workload.manifest());
        var made = madeByWorkload
                .computeIfAbsent(id, _ -> new Views<>(changed -> new Made(template(id, changed), new HashMap<>())))
                .of(object);
        var plane = delivery.planeOf(id.namespace(), made.template(), world);
        var birth = new Birth(plane, delivery.handedDown(plane, id.namespace(), world));
        return made.podByBirth()
                .computeIfAbsent(
                        birth,
                        _ -> same(Pod.made(id.namespace(), id.name(), made.template(), plane, birth.handedDown())));
    }

    /** A running pod as it is when meshes that follow labels at any time have followed them; most pods stay the same. */
    Pod now(Pod running, World world) {
        var plane = delivery.planeNow(running, world);
        return plane == running.plane() ? running : same(running.through(plane));
    }

    /** The very same pod for equal ones, however they came to be what they are. */
    private Pod same(Pod pod) {
        return pods.computeIfAbsent(pod, each -> each);
    }

    Workload known(WorkloadId id) {
        return workload(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        id + " is no workload of the snapshot. Maybe a name was mistaken for one?"));
    }

    private PodTemplate template(WorkloadId id, Manifest object) {
        var path = templatePath.getOrDefault(id, "");
        return new PodTemplate(path.isEmpty() ? object.root() : object.root().follow(path));
    }
}
