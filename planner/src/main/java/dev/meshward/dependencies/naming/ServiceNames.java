package dev.meshward.dependencies.naming;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Service;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.dependencies.address.HostNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves host names as a pod's resolver does: {@code svc}, {@code svc.ns}, {@code svc.ns.svc}, the cluster domain, a
 * pod of a headless Service before any of them, ExternalName, and cluster IPs where the snapshot knows them.
 */
public final class ServiceNames {

    /** An ExternalName may stand for another one; a circle of them stands for nothing. */
    private static final int LONGEST_CHAIN = 4;

    private final ClusterSnapshot snapshot;
    private final Map<String, Service> serviceByAddress = new HashMap<>();
    private final Map<String, Service> serviceByVariable = new HashMap<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    public ServiceNames(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.namespaces().stream().map(Namespace::name).forEach(namespaces::add);
        snapshot.workloads().stream().map(Workload::namespace).forEach(namespaces::add);
        for (var service : snapshot.services()) {
            namespaces.add(service.id().namespace());
            names.add(service.id().name());
            addAddress(service);
            serviceByVariable.put(
                    service.id().namespace() + "/" + variable(service.id().name()), service);
        }
    }

    private void addAddress(Service service) {
        var address = service.manifest().at("spec", "clusterIP").textOr("");
        if (HostNames.isIpAddress(address)) {
            serviceByAddress.put(address, service);
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** True when some Service of the cluster has this name; false for nearly every word, which is what it is for. */
    public boolean isServiceName(String label) {
        return names.contains(label);
    }

    /** False for words that cannot be a Service of this cluster, however one looks at them: nearly all words there are. */
    public boolean mayResolve(String host) {
        if (host.indexOf('.') < 0) {
            return names.contains(host);
        }
        for (var label : host.split("\\.", -1)) {
            if (names.contains(label) || label.equals("svc")) {
                return true;
            }
        }
        return HostNames.isIpAddress(host);
    }

    /** What {@code host} stands for when a pod of {@code namespace} asks. */
    public Resolution resolve(String host, String namespace) {
        if (HostNames.isIpAddress(host)) {
            var service = serviceByAddress.get(host);
            return service == null ? new Resolution.Nowhere() : found(service, false, true, LONGEST_CHAIN);
        }
        if (host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("localhost.")) {
            return new Resolution.Nowhere();
        }
        return resolveName(host, namespace, LONGEST_CHAIN);
    }

    private Resolution resolveName(String host, String namespace, int chain) {
        var labels = List.of(host.split("\\.", -1));
        if (isApi(labels)) {
            return new Resolution.Api();
        }
        if (labels.size() == 1) {
            return service(labels.getFirst(), namespace)
                    .map(service -> found(service, false, false, chain))
                    .orElseGet(() -> missing(labels.getFirst(), namespace, false));
        }
        int svc = labels.lastIndexOf("svc");
        if (svc < 2) {
            return resolveShort(labels, namespace, chain);
        }
        var resolved = resolveQualified(labels.subList(0, svc), chain);
        return resolved instanceof Resolution.Missing && isOfSet(labels.subList(svc, labels.size()))
                ? new Resolution.Outside(host)
                : resolved;
    }

    /** A name of the Multi-Cluster Services API, which any cluster of a set may answer. */
    private static boolean isOfSet(List<String> domain) {
        return domain.equals(List.of("svc", "clusterset", "local"));
    }

    private static boolean isApi(List<String> labels) {
        return labels.getFirst().equals("kubernetes")
                && (labels.size() == 1 || (labels.get(1).equals("default") && hasNoPlainTail(labels)));
    }

    private static boolean hasNoPlainTail(List<String> labels) {
        return labels.size() == 2 || labels.get(2).equals("svc");
    }

    /** {@code [pod] svc ns}, which stood before {@code .svc}; whatever follows is the cluster domain. */
    private Resolution resolveQualified(List<String> labels, int chain) {
        var namespace = labels.getLast();
        var name = labels.get(labels.size() - 2);
        boolean byPod = labels.size() > 2;
        return service(name, namespace)
                .map(service -> found(service, byPod, true, chain))
                .orElseGet(() -> missing(name, namespace, true));
    }

    /** Without {@code .svc}: {@code svc.ns}, {@code pod.svc}, {@code pod.svc.ns}, or a host elsewhere. */
    private Resolution resolveShort(List<String> labels, String namespace, int chain) {
        var last = labels.getLast();
        var beforeLast = labels.get(labels.size() - 2);
        var inNamespace = service(beforeLast, last);
        if (inNamespace.isPresent() && labels.size() <= 3) {
            return found(inNamespace.get(), labels.size() == 3, true, chain);
        }
        if (labels.size() == 2 && isPodName(beforeLast)) {
            return service(last, namespace)
                    .map(service -> found(service, true, true, chain))
                    .orElseGet(() -> missing(last, namespace, false));
        }
        if (labels.size() == 2 && namespaces.contains(last)) {
            return missing(beforeLast, last, true);
        }
        return new Resolution.Outside(String.join(".", labels));
    }

    /** {@code kafka-0}: a pod of a StatefulSet. */
    private static boolean isPodName(String label) {
        int dash = label.lastIndexOf('-');
        return dash > 0
                && dash < label.length() - 1
                && label.chars().skip(dash + 1).allMatch(Character::isDigit);
    }

    private Optional<Service> service(String name, String namespace) {
        return names.contains(name) ? snapshot.service(new ServiceId(namespace, name)) : Optional.empty();
    }

    private Resolution missing(String name, String namespace, boolean qualified) {
        return new Resolution.Missing(new ServiceId(namespace, name), namespaces.contains(namespace), qualified);
    }

    private Resolution found(Service service, boolean byPod, boolean qualified, int chain) {
        return new Resolution.Found(service, target(service, chain), byPod, qualified);
    }

    private Service target(Service service, int chain) {
        var alias = service.externalName().toLowerCase(Locale.ROOT);
        if (alias.isEmpty() || chain == 0) {
            return service;
        }
        return resolveName(alias, service.id().namespace(), chain - 1) instanceof Resolution.Found found
                ? found.target()
                : service;
    }

    /** The Service that Kubernetes announces to the pods of a namespace as {@code X_SERVICE_HOST}, for this X. */
    public Optional<Service> byVariable(String namespace, String variable) {
        return Optional.ofNullable(serviceByVariable.get(namespace + "/" + variable));
    }
}
