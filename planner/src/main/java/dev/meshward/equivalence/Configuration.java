package dev.meshward.equivalence;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import java.util.List;

/**
 * One of two configurations to compare.
 *
 * @param mesh {@code istio}, {@code istio-ambient} or {@code linkerd}: who obeys it
 * @param context the workloads, Services, Namespaces, ServiceAccounts and ConfigMaps around it; objects of meshes in it count
 *     for nothing
 * @param objects the objects of the mesh, and every object of the context that this configuration has otherwise, such as
 *     a Service with other annotations or one that is only there in it
 */
public record Configuration(String mesh, ClusterSnapshot context, List<Manifest> objects) {
    public Configuration {
        objects = List.copyOf(objects);
    }
}
