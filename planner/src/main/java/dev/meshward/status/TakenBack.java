package dev.meshward.status;

import dev.meshward.bundles.FieldPath;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cluster as it is now, without what stages of the plan wrote so far: every field that holds what a stage gave it holds
 * what it held before. So a plan that is begun can be replayed from its beginning on what others made of the cluster since.
 */
public final class TakenBack {

    private final Map<ObjectKey, Manifest> changed = new HashMap<>();
    private final Set<ObjectKey> created = new HashSet<>();
    private final SeenObjects seen;

    private TakenBack(ClusterSnapshot now, List<ObservedStage> stages) {
        this.seen = new SeenObjects(now);
        stages.reversed().forEach(stage -> stage.fields().forEach(this::takeBack));
    }

    public static ClusterSnapshot of(ClusterSnapshot now, List<ObservedStage> stages) {
        return new TakenBack(now, stages).applied(now);
    }

    private void takeBack(ObservedField field) {
        if (field.standing() != Course.Standing.AFTER) {
            return;
        }
        if (field.path().isEmpty()) {
            if (field.planned().isEmpty()) {
                created.add(field.object());
            }
            return;
        }
        Optional.ofNullable(changed.get(field.object()))
                .or(() -> seen.object(field.object()))
                .ifPresent(object -> changed.put(field.object(), before(object, field)));
    }

    private static Manifest before(Manifest object, ObservedField field) {
        return object.withContent(FieldPath.parse(field.path()).set(object.content(), field.planned()));
    }

    private ClusterSnapshot applied(ClusterSnapshot now) {
        return new ClusterSnapshot(
                        now.cluster(),
                        now.takenAt(),
                        now.kubernetesVersion(),
                        now.objects().stream()
                                .filter(this::stays)
                                .map(this::before)
                                .toList(),
                        now.namespaces().stream().map(this::before).toList(),
                        now.workloads().stream()
                                .filter(workload -> stays(workload.manifest()))
                                .map(this::before)
                                .toList(),
                        now.services(),
                        now.gaps())
                .knowing(now.foreignCalls());
    }

    private boolean stays(Manifest object) {
        return !created.contains(object.key());
    }

    private Manifest before(Manifest object) {
        return changed.getOrDefault(object.key(), object);
    }

    private Namespace before(Namespace namespace) {
        return new Namespace(namespace.name(), namespace.manifest().map(this::before), namespace.owner());
    }

    private Workload before(Workload workload) {
        var object = before(workload.manifest());
        if (object == workload.manifest()) {
            return workload;
        }
        var path = workload.template().field().path();
        var template =
                new PodTemplate(path.isEmpty() ? object.root() : object.root().follow(path));
        return new Workload(
                workload.id(),
                object,
                template,
                workload.replicas(),
                workload.restart(),
                workload.owner(),
                workload.pods());
    }
}
