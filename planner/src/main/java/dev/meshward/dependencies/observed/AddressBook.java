package dev.meshward.dependencies.observed;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** IP addresses, where the snapshot holds objects that know them: Services, EndpointSlices, Endpoints and bare Pods. */
final class AddressBook {

    /** What a pod is called. */
    record Pod(String namespace, String name) {}

    private final Map<String, Service> serviceByAddress = new HashMap<>();
    private final Map<String, Pod> podByAddress = new HashMap<>();

    AddressBook(ClusterSnapshot snapshot) {
        for (var service : snapshot.services()) {
            service.manifest().at("spec", "clusterIP").text().ifPresent(ip -> serviceByAddress.put(ip, service));
            service.manifest().at("spec", "clusterIPs").texts().forEach(ip -> serviceByAddress.put(ip, service));
        }
        snapshot.objectsOf("discovery.k8s.io", "EndpointSlice").forEach(this::addSlice);
        snapshot.objectsOf("", "Endpoints").forEach(this::addEndpoints);
        snapshot.objectsOf("", "Pod").forEach(this::addPod);
    }

    private void addSlice(Manifest slice) {
        for (var endpoint : slice.at("endpoints").items()) {
            endpoint.at("addresses").texts().forEach(ip -> add(ip, endpoint.at("targetRef"), slice));
        }
    }

    private void addEndpoints(Manifest endpoints) {
        for (var subset : endpoints.at("subsets").items()) {
            subset.at("addresses")
                    .items()
                    .forEach(each -> add(each.at("ip").textOr(""), each.at("targetRef"), endpoints));
        }
    }

    private void add(String ip, Field target, Manifest holder) {
        if (target.at("kind").is("Pod")) {
            var namespace = target.at("namespace").textOr(holder.key().namespace());
            podByAddress.put(ip, new Pod(namespace, target.at("name").textOr("")));
        }
    }

    private void addPod(Manifest pod) {
        if (!pod.at("spec", "hostNetwork").isTrue()) {
            pod.at("status", "podIP")
                    .text()
                    .ifPresent(ip -> podByAddress.put(
                            ip, new Pod(pod.key().namespace(), pod.key().name())));
        }
    }

    Optional<Service> service(String ip) {
        return Optional.ofNullable(serviceByAddress.get(ip));
    }

    Optional<Pod> pod(String ip) {
        return Optional.ofNullable(podByAddress.get(ip));
    }
}
