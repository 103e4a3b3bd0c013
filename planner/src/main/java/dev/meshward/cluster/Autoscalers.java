package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The autoscalers of a cluster and how many pods they keep at least. An object that has one usually leaves {@code
 * spec.replicas} out, since every apply would set the number back.
 */
public final class Autoscalers {

    /** The default of a HorizontalPodAutoscaler. What KEDA scales to none still has pods whenever there is work. */
    private static final int LEAST = 1;

    private final Map<ObjectKey, Field> specByTarget = new TreeMap<>();

    /** @param objects of any kind; only autoscalers are looked at */
    public Autoscalers(Iterable<Manifest> objects) {
        for (var object : objects) {
            target(object).ifPresent(target -> specByTarget.put(target, object.at("spec")));
        }
    }

    private static Optional<ObjectKey> target(Manifest object) {
        var reference = object.at("spec", "scaleTargetRef");
        boolean scales = switch (object.key().group() + "/" + object.key().kind()) {
            case "autoscaling/HorizontalPodAutoscaler" -> true;
            case "keda.sh/ScaledObject" -> true;
            default -> false;
        };
        return scales && reference.isPresent()
                ? Optional.of(new ObjectKey(
                        ObjectKey.groupOf(reference.at("apiVersion").textOr("apps/v1")),
                        reference.at("kind").textOr("Deployment"),
                        object.key().namespace(),
                        reference.at("name").textOr("")))
                : Optional.empty();
    }

    /** The pods that are kept of this object when least is going on; empty where no autoscaler names it. */
    public OptionalInt leastPodsOf(ObjectKey scaled) {
        var spec = specByTarget.get(scaled);
        return spec == null ? OptionalInt.empty() : OptionalInt.of(Math.max(LEAST, written(spec)));
    }

    private static int written(Field spec) {
        return spec.at("minReplicas").whole().orElse(spec.at("minReplicaCount").wholeOr(LEAST));
    }

    /**
     * Whether the number of pods of a workload is written somewhere, by itself or by an autoscaler. Where it is not,
     * Kubernetes makes one pod, but the source may lack the autoscaler.
     */
    public boolean counts(Workload workload) {
        return workload.manifest().at("spec", "replicas").isPresent()
                || specByTarget.containsKey(workload.manifest().key());
    }
}
