package dev.meshward.dependencies;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The host names under which Ingresses and gateways offer the cluster to the world. */
public final class PublicHosts {

    private final Set<String> hosts = new HashSet<>();

    PublicHosts(ClusterSnapshot snapshot) {
        for (var group : List.of("networking.k8s.io", "extensions")) {
            for (var ingress : snapshot.objectsOf(group, "Ingress")) {
                ingress.at("spec", "rules").items().forEach(rule -> add(rule.at("host")));
            }
        }
        for (var kind : List.of("HTTPRoute", "GRPCRoute", "TLSRoute")) {
            for (var route : snapshot.objectsOf("gateway.networking.k8s.io", kind)) {
                route.at("spec", "hostnames").items().forEach(this::add);
            }
        }
        for (var gateway : snapshot.objectsOf("networking.istio.io", "Gateway")) {
            gateway.at("spec", "servers")
                    .items()
                    .forEach(server -> server.at("hosts").items().forEach(this::add));
        }
        snapshot.objectsOf("route.openshift.io", "Route").forEach(route -> add(route.at("spec", "host")));
    }

    private void add(Field host) {
        host.text().ifPresent(text -> hosts.add(text.toLowerCase(Locale.ROOT)));
    }

    public boolean contains(String host) {
        return hosts.contains(host);
    }
}
