package dev.meshward.dependencies.observed;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Container;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds workloads by what tools call them: their name, the name of a pod, a label, an account. */
final class KnownWorkloads {

    /** The letters Kubernetes makes names from, without vowels and look-alikes. */
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";

    /** What follows the name of a workload in the names of its pods, and of its ReplicaSets or Jobs. */
    private static final Map<String, Pattern> TAIL_BY_KIND = Map.of(
            "Deployment", Pattern.compile("-" + RANDOM + "{1,10}(-" + RANDOM + "{5})?"),
            "ReplicaSet", Pattern.compile("-" + RANDOM + "{5}"),
            "ReplicationController", Pattern.compile("-" + RANDOM + "{5}"),
            "DaemonSet", Pattern.compile("-" + RANDOM + "{5}"),
            "StatefulSet", Pattern.compile("-\\d{1,5}"),
            "Job", Pattern.compile("(-\\d{1,6})?-" + RANDOM + "{5}"),
            "CronJob", Pattern.compile("-\\d{6,10}((-\\d{1,6})?-" + RANDOM + "{5})?"));

    private static final Pattern ANY_TAIL = Pattern.compile("(-" + RANDOM + "{1,10})?-(" + RANDOM + "{5}|\\d{1,5})");

    private static final List<String> APP_LABELS =
            List.of("service.istio.io/canonical-name", "app.kubernetes.io/name", "app", "k8s-app");

    private final Map<String, List<WorkloadId>> byName = new HashMap<>();
    private final Map<String, List<WorkloadId>> byApp = new HashMap<>();
    private final Map<String, List<WorkloadId>> byAccount = new HashMap<>();

    /** @param claimed workloads that only claims know, such as what an operator makes */
    KnownWorkloads(ClusterSnapshot snapshot, Collection<WorkloadId> claimed) {
        snapshot.workloads().forEach(this::add);
        claimed.forEach(this::addName);
    }

    private void add(Workload workload) {
        addName(workload.id());
        var account = workload.template().serviceAccount();
        put(byAccount, workload.namespace() + "/" + account, workload.id());
        APP_LABELS.stream()
                .map(label -> workload.template().labels().getOrDefault(label, ""))
                .filter(app -> !app.isEmpty())
                .distinct()
                .forEach(app -> addApp(app, workload));
        workload.template()
                .containers()
                .forEach(container -> traceName(container).ifPresent(app -> addApp(app, workload)));
    }

    /** What the workload calls itself in its traces. */
    private static java.util.Optional<String> traceName(Container container) {
        return container.field().at("env").items().stream()
                .filter(variable -> variable.at("name").is("OTEL_SERVICE_NAME")
                        || variable.at("name").is("JAEGER_SERVICE_NAME"))
                .flatMap(variable -> variable.at("value").text().stream())
                .findFirst();
    }

    private void addApp(String app, Workload workload) {
        put(byApp, workload.namespace() + "/" + app, workload.id());
        put(byApp, app, workload.id());
    }

    private void addName(WorkloadId id) {
        put(byName, id.namespace() + "/" + id.name(), id);
        put(byName, id.name(), id);
    }

    private static void put(Map<String, List<WorkloadId>> lists, String key, WorkloadId id) {
        var list = lists.computeIfAbsent(key, _ -> new ArrayList<>(1));
        if (!list.contains(id)) {
            list.add(id);
        }
    }

    /** Those of exactly this name; {@code namespace} may be empty for any. */
    List<WorkloadId> named(String namespace, String name) {
        return byName.getOrDefault(key(namespace, name), List.of());
    }

    /** Those whose labels or traces carry this name. */
    List<WorkloadId> calledApp(String namespace, String name) {
        return byApp.getOrDefault(key(namespace, name), List.of());
    }

    List<WorkloadId> underAccount(String namespace, String account) {
        return byAccount.getOrDefault(namespace + "/" + account, List.of());
    }

    /** Those whose pods, ReplicaSets or Jobs are named like this; the longest name that fits wins. */
    List<WorkloadId> owning(String namespace, String pod) {
        for (int end = pod.length(); end > 0; end = pod.lastIndexOf('-', end - 1)) {
            var tail = pod.substring(end);
            var owners = named(namespace, pod.substring(0, end)).stream()
                    .filter(id -> tail.isEmpty() || fits(id.kind(), tail))
                    .toList();
            if (!owners.isEmpty()) {
                return owners;
            }
        }
        return List.of();
    }

    private static boolean fits(String kind, String tail) {
        return TAIL_BY_KIND.getOrDefault(kind, ANY_TAIL).matcher(tail).matches();
    }

    private static String key(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
