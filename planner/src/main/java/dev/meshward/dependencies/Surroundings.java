package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.naming.ServiceNames;
import java.util.List;
import java.util.Map;

/** What every source of evidence looks at: the snapshot, and who answers to which name in it. */
public record Surroundings(
        ClusterSnapshot snapshot,
        ServiceNames names,
        LabelQueries queries,
        MadeAtRunTime made,
        PublicHosts publicHosts) {

    public static Surroundings of(ClusterSnapshot snapshot) {
        return new Surroundings(
                snapshot,
                new ServiceNames(snapshot),
                new LabelQueries(snapshot),
                new MadeAtRunTime(snapshot),
                new PublicHosts(snapshot));
    }

    /** A Service as a callee, with the workloads behind it. */
    public Callee callee(Service service) {
        return new Callee.ToService(service.id(), idsBehind(service));
    }

    /** A Service as a callee whose calls another Service receives, as an ExternalName of the cluster does. */
    public Callee callee(Service named, Service target) {
        return new Callee.ToService(named.id(), idsBehind(target));
    }

    /** The Service of this name, or the dangling name. */
    public Callee callee(ServiceId id) {
        return snapshot.service(id).map(this::callee).orElseGet(() -> new Callee.Dangling(id));
    }

    public List<WorkloadId> idsBehind(Service service) {
        return snapshot.workloadsBehind(service).stream()
                .map(Workload::id)
                .sorted()
                .toList();
    }

    /** The workloads of a namespace whose pods carry all these labels; none for no labels. */
    public List<Workload> labelled(String namespace, Map<String, String> labels) {
        return snapshot.workloadsSelectedBy(namespace, labels);
    }
}
