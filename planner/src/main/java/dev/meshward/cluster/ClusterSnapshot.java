package dev.meshward.cluster;

import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Everything known of a cluster at one moment. Immutable and in a fixed order, so that the same objects give the same
 * snapshot in whatever order they were read.
 *
 * <p>Pods that belong to a workload are counted in it and not kept. Secrets keep their keys; their values are used while
 * the graph is built and never leave (see {@code bundles.md}, "What never leaves").
 */
public final class ClusterSnapshot implements KnownObjects {

    private final String cluster;
    private final Optional<Instant> takenAt;
    private final Optional<String> kubernetesVersion;
    private final List<Manifest> objects;
    private final List<Namespace> namespaces;
    private final List<Workload> workloads;
    private final List<Service> services;
    private final List<ScanGap> gaps;
    private final List<ForeignCall> foreignCalls;

    private final Map<ObjectKey, Manifest> objectByKey = new TreeMap<>();
    private final Map<String, List<Manifest>> objectsByKind = new TreeMap<>();
    private final Map<String, Namespace> namespaceByName = new TreeMap<>();
    private final Map<WorkloadId, Workload> workloadById = new TreeMap<>();
    private final Map<String, List<Workload>> workloadsByNamespace = new TreeMap<>();
    private final Map<ServiceId, Service> serviceById = new TreeMap<>();
    private final Map<String, List<Service>> servicesByNamespace = new TreeMap<>();
    private final Selection selection;
    private final Map<ServiceId, List<Workload>> workloadsByService = new TreeMap<>();
    private final Map<WorkloadId, List<Service>> servicesByWorkload = new TreeMap<>();
    private final Map<Class<?>, Object> learnt = new ConcurrentHashMap<>();

    /**
     * @param cluster the name people know it by: the context, the folder or the file
     * @param takenAt when the cluster was read; empty for manifests, which carry no moment
     * @param kubernetesVersion such as {@code 1.33}, where nodes or the API server told it
     * @param objects all objects, each key once
     */
    public ClusterSnapshot(
            String cluster,
            Optional<Instant> takenAt,
            Optional<String> kubernetesVersion,
            List<Manifest> objects,
            List<Namespace> namespaces,
            List<Workload> workloads,
            List<Service> services,
            List<ScanGap> gaps) {
        this(cluster, takenAt, kubernetesVersion, objects, namespaces, workloads, services, gaps, List.of());
    }

    private ClusterSnapshot(
            String cluster,
            Optional<Instant> takenAt,
            Optional<String> kubernetesVersion,
            List<Manifest> objects,
            List<Namespace> namespaces,
            List<Workload> workloads,
            List<Service> services,
            List<ScanGap> gaps,
            List<ForeignCall> foreignCalls) {
        this.cluster = cluster;
        this.takenAt = takenAt;
        this.kubernetesVersion = kubernetesVersion;
        this.objects = objects.stream()
                .sorted(java.util.Comparator.comparing(Manifest::key))
                .toList();
        this.namespaces = namespaces.stream()
                .sorted(java.util.Comparator.comparing(Namespace::name))
                .toList();
        this.workloads = workloads.stream()
                .sorted(java.util.Comparator.comparing(Workload::id))
                .toList();
        this.services = services.stream()
                .sorted(java.util.Comparator.comparing(Service::id))
                .toList();
        this.gaps = gaps.stream().sorted().toList();
        this.foreignCalls = foreignCalls.stream().sorted().distinct().toList();
        index();
        this.selection = new Selection(workloadsByNamespace);
        this.services.forEach(this::connect);
    }

    @Override
    public <T> T learnt(Class<T> kind, Function<KnownObjects, T> reading) {
        var known = Optional.ofNullable(learnt.get(kind)).map(kind::cast);
        if (known.isPresent()) {
            return known.get();
        }
        // Two who ask at once read twice, and get the same; asking inside a reading has to stay possible.
        var read = reading.apply(this);
        learnt.put(kind, read);
        return read;
    }

    /** The same cluster, with these calls from others known. */
    public ClusterSnapshot knowing(List<ForeignCall> calls) {
        return calls.equals(foreignCalls)
                ? this
                : new ClusterSnapshot(
                        cluster, takenAt, kubernetesVersion, objects, namespaces, workloads, services, gaps, calls);
    }

    private void connect(Service service) {
        var behind = selection.matching(service.id().namespace(), service.selector());
        workloadsByService.put(service.id(), behind);
        behind.forEach(workload -> servicesByWorkload
                .computeIfAbsent(workload.id(), _ -> new ArrayList<>())
                .add(service));
    }

    private void index() {
        for (var object : objects) {
            objectByKey.put(object.key(), object);
            objectsByKind
                    .computeIfAbsent(kindKey(object.key().group(), object.key().kind()), _ -> new ArrayList<>())
                    .add(object);
        }
        namespaces.forEach(namespace -> namespaceByName.put(namespace.name(), namespace));
        for (var workload : workloads) {
            workloadById.put(workload.id(), workload);
            workloadsByNamespace
                    .computeIfAbsent(workload.namespace(), _ -> new ArrayList<>())
                    .add(workload);
        }
        for (var service : services) {
            serviceById.put(service.id(), service);
            servicesByNamespace
                    .computeIfAbsent(service.id().namespace(), _ -> new ArrayList<>())
                    .add(service);
        }
    }

    private static String kindKey(String group, String kind) {
        return group + "/" + kind;
    }

    public String cluster() {
        return cluster;
    }

    public Optional<Instant> takenAt() {
        return takenAt;
    }

    public Optional<String> kubernetesVersion() {
        return kubernetesVersion;
    }

    /** Every object, by key. */
    public List<Manifest> objects() {
        return objects;
    }

    /** Every namespace that is defined or that an object lives in, by name. */
    public List<Namespace> namespaces() {
        return namespaces;
    }

    public List<Workload> workloads() {
        return workloads;
    }

    public List<Service> services() {
        return services;
    }

    public List<ScanGap> gaps() {
        return gaps;
    }

    /** Calls from other clusters, as far as those were read together with this one. */
    public List<ForeignCall> foreignCalls() {
        return foreignCalls;
    }

    /** What may be there and was not seen. */
    public List<ScanGap.NotSeen> notSeen() {
        return gaps.stream()
                .filter(ScanGap.NotSeen.class::isInstance)
                .map(ScanGap.NotSeen.class::cast)
                .toList();
    }

    @Override
    public Optional<Manifest> object(ObjectKey key) {
        return Optional.ofNullable(objectByKey.get(key));
    }

    @Override
    public List<Manifest> objectsOf(String group, String kind) {
        return Collections.unmodifiableList(objectsByKind.getOrDefault(kindKey(group, kind), List.of()));
    }

    public Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaceByName.get(name));
    }

    public Optional<Workload> workload(WorkloadId id) {
        return Optional.ofNullable(workloadById.get(id));
    }

    public List<Workload> workloadsIn(String namespace) {
        return Collections.unmodifiableList(workloadsByNamespace.getOrDefault(namespace, List.of()));
    }

    public Optional<Service> service(ServiceId id) {
        return Optional.ofNullable(serviceById.get(id));
    }

    public List<Service> servicesIn(String namespace) {
        return Collections.unmodifiableList(servicesByNamespace.getOrDefault(namespace, List.of()));
    }

    /** The workloads whose pods carry all these labels; none for an empty selector. */
    public List<Workload> workloadsSelectedBy(String namespace, Map<String, String> labels) {
        return selection.matching(namespace, labels);
    }

    /** The workloads behind a Service, by its selector. */
    public List<Workload> workloadsBehind(Service service) {
        return workloadsByService.getOrDefault(service.id(), List.of());
    }

    /** The Services that select the pods of this workload. */
    public List<Service> servicesOf(Workload workload) {
        return Collections.unmodifiableList(servicesByWorkload.getOrDefault(workload.id(), List.of()));
    }
}
