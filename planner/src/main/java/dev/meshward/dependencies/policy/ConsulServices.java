package dev.meshward.dependencies.policy;

import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Consul calls each workload: the name in its annotation, else that of its Service, else that of its ServiceAccount,
 * which has to be the same.
 */
final class ConsulServices {

    private final Map<String, List<Workload>> workloadsByName = new HashMap<>();

    ConsulServices(Surroundings surroundings) {
        for (var workload : surroundings.snapshot().workloads()) {
            workloadsByName
                    .computeIfAbsent(name(workload, surroundings), _ -> new ArrayList<>())
                    .add(workload);
        }
    }

    private static String name(Workload workload, Surroundings surroundings) {
        var annotated = workload.template().annotations().get("consul.hashicorp.com/connect-service");
        if (annotated != null) {
            return annotated;
        }
        return surroundings.snapshot().servicesOf(workload).stream()
                .map(service -> service.id().name())
                .findFirst()
                .orElse(workload.template().serviceAccount());
    }

    List<Workload> named(String name) {
        return workloadsByName.getOrDefault(name, List.of());
    }
}
