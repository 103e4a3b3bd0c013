package dev.meshward.dependencies.configuration;

import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Claim;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.dependencies.EvidenceSource;
import dev.meshward.dependencies.ServicePorts;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.manifest.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The annotation in which a pod lists the services it calls through Consul's sidecar: {@code name:local-port}, or with
 * labels {@code name.svc.namespace.ns:local-port}. The port is that of the sidecar in the pod, not that of the service.
 */
public final class ConsulUpstreams implements EvidenceSource {

    private static final String KEY = "consul.hashicorp.com/connect-service-upstreams";

    static boolean isOne(String key) {
        return key.equals(KEY);
    }

    @Override
    public void lookInto(Surroundings surroundings, Consumer<Claim> claims) {
        for (var workload : surroundings.snapshot().workloads()) {
            var annotation = workload.template().field().at("metadata", "annotations", KEY);
            for (var upstream : annotation.textOr("").split(",", -1)) {
                if (!upstream.isBlank()) {
                    state(workload, upstream.strip(), annotation, surroundings, claims);
                }
            }
        }
    }

    private static void state(
            Workload caller, String upstream, Field annotation, Surroundings surroundings, Consumer<Claim> claims) {
        var labels = List.of(upstream.split(":", 2)[0].split("\\.", -1));
        if (upstream.startsWith("prepared_query:") || labels.getFirst().isEmpty()) {
            return;
        }
        var service = find(labels, caller.namespace(), surroundings);
        var missing = new ServiceId(caller.namespace(), labels.getFirst());
        var because = "The pods ask Consul's sidecar for the upstream " + String.join(".", labels)
                + (service.isPresent() ? "" : ", which no Service is called");
        claims.accept(new Claim(
                new Caller.Pods(caller.id()),
                service.map(surroundings::callee).orElseGet(() -> new Callee.Dangling(missing)),
                service.map(found -> ServicePorts.of(found).onlyPort()).orElse(0),
                "",
                service.isPresent() ? DependencyKind.CALL : DependencyKind.DANGLING,
                new Evidence.DeclaredAddress(
                        "annotation",
                        annotation.place(),
                        service.isPresent() ? Confidence.HIGH : Confidence.LOW,
                        String.join(".", labels),
                        because)));
    }

    /** In the namespace it names, in the caller's own, or in the only namespace that has such a Service. */
    private static Optional<Service> find(List<String> labels, String namespace, Surroundings surroundings) {
        var name = labels.getFirst();
        var named = namespaceIn(labels);
        var snapshot = surroundings.snapshot();
        var near = snapshot.service(new ServiceId(named.orElse(namespace), name));
        if (near.isPresent() || named.isPresent() || !surroundings.names().isServiceName(name)) {
            return near;
        }
        var anywhere = snapshot.services().stream()
                .filter(service -> service.id().name().equals(name))
                .toList();
        return anywhere.size() == 1 ? Optional.of(anywhere.getFirst()) : Optional.empty();
    }

    private static Optional<String> namespaceIn(List<String> labels) {
        int ns = labels.indexOf("ns");
        if (ns > 0) {
            return Optional.of(labels.get(ns - 1));
        }
        return labels.size() > 1 && !labels.contains("svc") ? Optional.of(labels.get(1)) : Optional.empty();
    }
}
