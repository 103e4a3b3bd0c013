package dev.meshward.saved;

import dev.meshward.bundles.RestartBatch;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of objects as {@code RESOURCE.GROUP NAMESPACE NAME}, with {@code -} for the namespace of objects that have none. */
record ObjectList(ResourceNames resources) {

    /**
     * Batch after batch, an empty line between two: what is restarted by command. Pods that a changed template renews would
     * restart twice, and those that a person renews cannot be restarted by command.
     */
    String ofBatches(List<RestartBatch> batches) {
        return batches.stream()
                .filter(batch -> batch.cause() == RestartBatch.Cause.COMMAND)
                .map(batch -> ofWorkloads(batch.workloads()))
                .collect(Collectors.joining("\n"));
    }

    String ofWorkloads(List<WorkloadId> workloads) {
        return ofObjects(workloads.stream().map(resources::keyOf).toList());
    }

    String ofObjects(Collection<ObjectKey> objects) {
        return objects.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(ObjectKey object) {
        var namespace = object.isNamespaced() ? object.namespace() : "-";
        return resources.of(object) + " " + namespace + " " + object.name() + "\n";
    }
}
