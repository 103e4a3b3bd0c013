package dev.meshward.dependencies.observed;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Surroundings;
import dev.meshward.dependencies.naming.Resolution;
import dev.meshward.traffic.Peer;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Finds out whom a tool means. A name with its namespace is sure; a bare name, an account or an address is less so. */
final class PeerNames {

    private final ClusterSnapshot snapshot;
    private final Surroundings surroundings;
    private final KnownWorkloads workloads;
    private final AddressBook addresses;

    PeerNames(Surroundings surroundings, Collection<WorkloadId> claimed) {
        this.snapshot = surroundings.snapshot();
        this.surroundings = surroundings;
        this.workloads = new KnownWorkloads(snapshot, claimed);
        this.addresses = new AddressBook(snapshot);
    }

    /** The end that calls: a Service calls nobody, so its name stands for the workload behind it. */
    Identified caller(Peer peer) {
        return identify(peer) instanceof Identified.AsService(var service, var confidence)
                ? one(idsBehind(service), confidence)
                : identify(peer);
    }

    private List<WorkloadId> idsBehind(dev.meshward.cluster.Service service) {
        return snapshot.workloadsBehind(service).stream().map(Workload::id).toList();
    }

    Identified callee(Peer peer) {
        return identify(peer);
    }

    private Identified identify(Peer peer) {
        return switch (peer) {
            case Peer.OfWorkload(var namespace, var name) -> workload(namespace, name);
            case Peer.OfService(var namespace, var name) -> service(namespace, name);
            case Peer.OfPod(var namespace, var pod) -> one(workloads.owning(namespace, pod), Confidence.HIGH);
            case Peer.OfAccount(var namespace, var account) ->
                one(workloads.underAccount(namespace, account), Confidence.MEDIUM);
            case Peer.OfAddress(var ip) -> address(ip);
            case Peer.Named(var name) -> bare(name);
            case Peer.External(var host) -> host(host);
            case Peer.Unknown _ -> new Identified.Unsaid();
        };
    }

    private Identified workload(String namespace, String name) {
        if (namespace.isEmpty()) {
            return bare(name);
        }
        return first(List.of(
                () -> one(workloads.named(namespace, name), Confidence.HIGH),
                () -> one(workloads.owning(namespace, name), Confidence.HIGH),
                () -> one(workloads.calledApp(namespace, name), Confidence.MEDIUM),
                () -> existing(new ServiceId(namespace, name), Confidence.MEDIUM)));
    }

    private Identified service(String namespace, String name) {
        if (name.equals("kubernetes") && namespace.equals("default")) {
            return new Identified.AsApi();
        }
        return first(List.of(
                () -> existing(new ServiceId(namespace, name), Confidence.HIGH),
                () -> name.contains(".") ? host(name) : new Identified.Unheard(),
                () -> one(workloads.named(namespace, name), Confidence.MEDIUM),
                () -> one(workloads.calledApp(namespace, name), Confidence.MEDIUM)));
    }

    private Identified existing(ServiceId id, Confidence confidence) {
        return snapshot.service(id)
                .<Identified>map(service -> new Identified.AsService(service, confidence))
                .orElse(new Identified.Unheard());
    }

    /** A name of a tracing tool: a workload, a Service, either with its namespace after a dot, or what the labels say. */
    private Identified bare(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && snapshot.namespace(name.substring(dot + 1)).isPresent()) {
            return workload(name.substring(dot + 1), name.substring(0, dot));
        }
        return first(List.of(
                () -> one(workloads.named("", name), Confidence.MEDIUM),
                () -> one(workloads.calledApp("", name), Confidence.MEDIUM),
                () -> servicesNamed(name)));
    }

    private Identified servicesNamed(String name) {
        var services = snapshot.services().stream()
                .filter(service -> service.id().name().equals(name))
                .toList();
        return switch (services.size()) {
            case 0 -> new Identified.Unheard();
            case 1 -> new Identified.AsService(services.getFirst(), Confidence.MEDIUM);
            default ->
                new Identified.Ambiguous(services.stream()
                        .map(service -> "service " + service.id())
                        .toList());
        };
    }

    /** A pod's address may have been another's before, and a node's address may stand for any of its pods. */
    private Identified address(String ip) {
        var service = addresses.service(ip);
        if (service.isPresent()) {
            return new Identified.AsService(service.get(), Confidence.MEDIUM);
        }
        return addresses
                .pod(ip)
                .map(pod -> one(workloads.owning(pod.namespace(), pod.name()), Confidence.MEDIUM))
                .orElse(new Identified.Unheard());
    }

    private Identified host(String host) {
        return switch (surroundings.names().resolve(host, "")) {
            case Resolution.Found found -> new Identified.AsService(found.service(), Confidence.HIGH);
            case Resolution.Api _ -> new Identified.AsApi();
            case Resolution.Missing _ -> new Identified.Unheard();
            case Resolution.Outside(var outside) -> new Identified.AsHost(outside);
            case Resolution.Nowhere _ ->
                address(host) instanceof Identified.AsWorkload known ? known : new Identified.AsHost(host);
        };
    }

    private static Identified one(List<WorkloadId> candidates, Confidence confidence) {
        return switch (candidates.size()) {
            case 0 -> new Identified.Unheard();
            case 1 -> new Identified.AsWorkload(candidates.getFirst(), confidence);
            default ->
                new Identified.Ambiguous(
                        candidates.stream().map(WorkloadId::toString).toList());
        };
    }

    /** The first way that leads anywhere. A name that fits several is not asked for in less sure ways. */
    private static Identified first(List<Supplier<Identified>> ways) {
        return ways.stream()
                .map(Supplier::get)
                .filter(found -> !(found instanceof Identified.Unheard))
                .findFirst()
                .orElse(new Identified.Unheard());
    }
}
