package dev.meshward.dependencies.clusters;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.List;
import java.util.Optional;

/** The Services of a cluster that other clusters may call by a name of their own. */
public record OfferedServices(ClusterSnapshot snapshot) {

    static final String LINKERD_EXPORT = "mirror.linkerd.io/exported";
    private static final String LINKERD_FEDERATED = "mirror.linkerd.io/federated";
    private static final String ISTIO = "networking.istio.io";

    /** What makes Services callable from elsewhere. */
    enum How {
        /** A ServiceExport, as the Multi-Cluster Services API has it. */
        EXPORT,
        /** A label for Linkerd's multicluster extension. */
        MIRROR
    }

    record Offer(Service service, How how, Field shownBy) {}

    List<Offer> all() {
        return snapshot.services().stream()
                .flatMap(service -> of(service).stream())
                .toList();
    }

    Optional<Offer> of(ServiceId id) {
        return snapshot.service(id).flatMap(this::of);
    }

    private Optional<Offer> of(Service service) {
        return exported(service)
                .map(field -> new Offer(service, How.EXPORT, field))
                .or(() -> mirrored(service).map(field -> new Offer(service, How.MIRROR, field)));
    }

    /** Several clouds have the API in a group of their own. */
    private Optional<Field> exported(Service service) {
        return List.of("multicluster.x-k8s.io", "net.gke.io").stream()
                .map(group -> new ObjectKey(
                        group,
                        "ServiceExport",
                        service.id().namespace(),
                        service.id().name()))
                .flatMap(key -> snapshot.object(key).stream())
                .map(export -> export.at("metadata", "name"))
                .findFirst();
    }

    private static Optional<Field> mirrored(Service service) {
        return List.of(LINKERD_EXPORT, LINKERD_FEDERATED).stream()
                .map(service.manifest()::label)
                .filter(label -> label.isPresent() && !label.is("false"))
                .findFirst();
    }

    /** The pods that pass on what comes from other clusters for a Service in the gateway mode of Linkerd (linkerd.md, labels). */
    Optional<WorkloadId> doorOfLinkerd(Offer offer) {
        boolean isFlat = offer.how() != How.MIRROR
                || !offer.service().manifest().label(LINKERD_EXPORT).is("true");
        return isFlat
                ? Optional.empty()
                : snapshot
                        .workloadsSelectedBy("linkerd-multicluster", java.util.Map.of("app", "linkerd-gateway"))
                        .stream()
                        .map(Workload::id)
                        .findFirst();
    }

    /** The pods of a gateway that passes mutual TLS on to every Service its hosts name (istio.md, AUTO_PASSTHROUGH). */
    Optional<WorkloadId> doorOfIstio() {
        return snapshot.objectsOf(ISTIO, "Gateway").stream()
                .filter(OfferedServices::passesOn)
                .flatMap(gateway -> pods(gateway).stream())
                .findFirst();
    }

    /** Whether Services are callable from clusters of the same Istio mesh. */
    boolean isOpenToIstio() {
        return snapshot.objectsOf(ISTIO, "Gateway").stream().anyMatch(OfferedServices::passesOn);
    }

    private static boolean passesOn(Manifest gateway) {
        return gateway.at("spec", "servers").items().stream()
                .anyMatch(server -> server.at("tls", "mode").is("AUTO_PASSTHROUGH"));
    }

    private Optional<WorkloadId> pods(Manifest gateway) {
        var labels = gateway.at("spec", "selector").textByKey();
        return snapshot.namespaces().stream()
                .flatMap(namespace -> snapshot.workloadsSelectedBy(namespace.name(), labels).stream())
                .map(Workload::id)
                .findFirst();
    }
}
