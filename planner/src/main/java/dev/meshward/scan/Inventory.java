package dev.meshward.scan;

import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The namespaces and Services among the objects of a source. */
record Inventory(Map<ObjectKey, Manifest> objects, ScanOptions options) {

    /** Those that are defined, and those that something lives in. */
    List<Namespace> namespaces(Map<ObjectKey, Ownership> ownerships, Collection<Workload> workloads) {
        var namespaces = new TreeMap<String, Namespace>();
        for (var object : objects.values()) {
            if (object.key().isNamespaced()) {
                namespaces.computeIfAbsent(object.key().namespace(), Inventory::mentioned);
            }
        }
        workloads.forEach(workload -> namespaces.computeIfAbsent(workload.namespace(), Inventory::mentioned));
        for (var object : objects.values()) {
            var key = object.key();
            if (key.kind().equals("Namespace") && key.group().isEmpty() && options.wantsNamespace(key.name())) {
                var owner = ownerships.getOrDefault(key, new Ownership.Nobody());
                namespaces.put(key.name(), new Namespace(key.name(), Optional.of(object), owner));
            }
        }
        return List.copyOf(namespaces.values());
    }

    private static Namespace mentioned(String name) {
        return new Namespace(name, Optional.empty(), new Ownership.Nobody());
    }

    List<Service> services() {
        return objects.values().stream()
                .filter(object -> object.key().kind().equals("Service")
                        && object.key().group().isEmpty())
                .map(object -> new Service(
                        new ServiceId(object.key().namespace(), object.key().name()), object))
                .toList();
    }
}
