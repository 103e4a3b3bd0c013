package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.stated.Refusal;
import dev.meshward.dependencies.stated.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Understands the names that people write: {@code shop/cart}, {@code (ingress)}, {@code api.acme.io}. */
final class StatedNames {

    private static final List<Caller> OTHERS = List.of(new Caller.Outside(), new Caller.ApiServer());

    private final ClusterSnapshot snapshot;
    private final DependencyGraph graph;

    StatedNames(ClusterSnapshot snapshot, DependencyGraph graph) {
        this.snapshot = snapshot;
        this.graph = graph;
    }

    /** Whether a statement is about this dependency; without a port it is about every port. */
    static boolean isAbout(Statement statement, Dependency dependency) {
        return isNamed(statement.from(), dependency.from())
                && isNamed(statement.to(), dependency.to())
                && (statement.port() == 0 || dependency.port() == 0 || statement.port() == dependency.port());
    }

    private static boolean isNamed(String name, Caller caller) {
        return name.equals(written(caller.namespace(), caller.name()));
    }

    private static boolean isNamed(String name, Callee callee) {
        return name.equals(written(callee.namespace(), callee.name()))
                || callee.receivers().stream()
                        .anyMatch(receiver -> name.equals(written(receiver.namespace(), receiver.name())));
    }

    private static String written(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /** What is wrong with the names of a statement; nothing where both mean something. */
    List<Refusal> unknown(Statement statement) {
        var refusals = new ArrayList<Refusal>();
        if (callers(statement.from()).isEmpty()) {
            refusals.add(new Refusal(statement.place(), unknown("from", statement.from())));
        }
        if (!isCallee(statement.to())) {
            refusals.add(new Refusal(statement.place(), unknown("to", statement.to())));
        }
        return refusals;
    }

    private String unknown(String key, String name) {
        if (!name.contains("/")) {
            return "\"" + key + ": " + name + "\" is no name as NAMESPACE/NAME" + hint(name) + ".";
        }
        return "\"" + key + ": " + name + "\" is not in this cluster" + hint(name) + ".";
    }

    private String hint(String name) {
        var plain = name.substring(name.lastIndexOf('/') + 1);
        var alike = Stream.concat(
                        snapshot.workloads().stream().map(workload -> written(workload.namespace(), workload.name())),
                        snapshot.services().stream().map(service -> service.id().toString()))
                .filter(each -> each.endsWith("/" + plain))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
        return alike.isEmpty() ? "" : "; perhaps " + alike + " is meant";
    }

    /** The callers of this name: those of the cluster, and those the graph knows. */
    List<Caller> callers(String name) {
        var workloads = snapshot.workloads().stream().map(Workload::id).map(Caller.Pods::new);
        var known = graph.dependencies().stream().map(Dependency::from);
        return Stream.of(workloads, known, OTHERS.stream())
                .flatMap(each -> each)
                .filter(caller -> isNamed(name, caller))
                .distinct()
                .map(Caller.class::cast)
                .toList();
    }

    private boolean isCallee(String name) {
        return !(callee(name) instanceof Callee.Dangling)
                || graph.dependencies().stream().anyMatch(dependency -> isNamed(name, dependency.to()));
    }

    /** The callee of this name; dangling where nothing has it. */
    Callee callee(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return name.contains(".") ? new Callee.External(name) : new Callee.Dangling(new ServiceId("", name));
        }
        var id = new ServiceId(name.substring(0, slash), name.substring(slash + 1));
        return snapshot.service(id)
                .map(this::toService)
                .or(() -> workloads(id).findFirst().map(this::toWorkload))
                .orElseGet(() -> new Callee.Dangling(id));
    }

    private Stream<Workload> workloads(ServiceId id) {
        return snapshot.workloadsIn(id.namespace()).stream()
                .filter(workload -> workload.name().equals(id.name()));
    }

    private Callee toService(Service service) {
        List<WorkloadId> behind = snapshot.workloadsBehind(service).stream()
                .map(Workload::id)
                .sorted()
                .toList();
        return new Callee.ToService(service.id(), behind);
    }

    /** A workload is called by the only Service it has, or directly. */
    private Callee toWorkload(Workload workload) {
        var services = snapshot.servicesOf(workload);
        return services.size() == 1 ? toService(services.getFirst()) : new Callee.ToWorkload(workload.id());
    }
}
