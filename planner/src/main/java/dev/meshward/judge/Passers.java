package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.evaluate.Application;
import dev.meshward.evaluate.Arrival;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.Delivery;
import dev.meshward.evaluate.Hop;
import dev.meshward.evaluate.Identity;
import dev.meshward.evaluate.Match;
import dev.meshward.evaluate.Peer;
import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Who there is that network policies could let pass: every workload as a caller, and callers from outside. */
final class Passers {

    private final Delivery delivery;
    private final Cast cast;
    private final List<Pod> pods = new ArrayList<>();
    private final Map<Pod, WorkloadId> workloadByPod = new HashMap<>();
    private final Map<List<Manifest>, Boolean> tellingPortsApart = new IdentityHashMap<>();

    Passers(ClusterSnapshot snapshot, Delivery delivery, Cast cast) {
        this.delivery = delivery;
        this.cast = cast;
        for (var workload : snapshot.workloads()) {
            var pod = Pod.made(workload.namespace(), workload.name(), workload.template(), DataPlane.NONE);
            pods.add(pod);
            workloadByPod.put(pod, workload.id());
        }
    }

    List<Peer> everybody() {
        var all = new ArrayList<Peer>(pods);
        all.add(new Peer.Outside());
        return all;
    }

    /** The pods of these workloads. */
    List<Peer> of(Set<WorkloadId> workloads) {
        return pods.stream()
                .filter(pod -> workloads.contains(workloadOf(pod)))
                .<Peer>map(pod -> pod)
                .toList();
    }

    /**
     * A caller as it may come: as it is, as whatever follows labels at any time has made it meanwhile, and as it would be if
     * it were made now.
     */
    List<Peer> forms(Peer peer, World world) {
        if (!(peer instanceof Pod pod)) {
            return List.of(peer);
        }
        return Stream.of(pod, cast.now(pod, world), cast.made(workloadOf(pod), world))
                .distinct()
                .<Peer>map(form -> form)
                .toList();
    }

    private WorkloadId workloadOf(Pod pod) {
        var workload = workloadByPod.get(pod);
        if (workload == null) {
            throw new IllegalArgumentException(pod + " is no pod of the snapshot. Maybe it was made otherwise?");
        }
        return workload;
    }

    /**
     * Whether some network policy of a namespace lets callers reach some ports and not others. Where none does, it is all the
     * same to them on which port a mesh sends.
     */
    boolean portsAreToldApart(String namespace, World world) {
        return tellingPortsApart.computeIfAbsent(
                world.in("networking.k8s.io", "NetworkPolicy", namespace),
                policies -> policies.stream()
                        .flatMap(policy -> Stream.of("ingress", "egress")
                                .flatMap(direction -> policy.at("spec", direction).items().stream()))
                        .anyMatch(rule -> !rule.at("ports").items().isEmpty()));
    }

    Set<Identity> everyAccount() {
        var accounts = new LinkedHashSet<Identity>();
        pods.forEach(pod -> accounts.add(new Identity.Account(pod.namespace(), pod.serviceAccount())));
        return accounts;
    }

    /** Whether anybody of a class of callers may pass the network policies before a pod. */
    boolean mayPass(CallerClass caller, Pod callee, int port, World world) {
        if (world.in("networking.k8s.io", "NetworkPolicy", callee.namespace()).isEmpty()) {
            return true;
        }
        var members = pods.stream().filter(pod -> isOf(caller, pod)).toList();
        return members.isEmpty()
                || members.stream()
                        .flatMap(pod -> (caller.identity().isEmpty() ? List.<Peer>of(pod) : forms(pod, world)).stream())
                        .anyMatch(peer -> passes(peer, callee, port, world))
                || (caller.identity().isEmpty() && passes(new Peer.Outside(), callee, port, world));
    }

    private static boolean isOf(CallerClass caller, Pod pod) {
        return caller.identity()
                .map(who -> !(who instanceof Identity.Account(var namespace, var account))
                        || namespace.startsWith("(")
                        || (pod.namespace().equals(namespace)
                                && pod.serviceAccount().equals(account)))
                .orElse(true);
    }

    boolean passes(Peer peer, Pod callee, int port, World world) {
        return match(peer, callee, port, world) != Match.NO;
    }

    Match match(Peer peer, Pod callee, int port, World world) {
        return delivery.passes(Hop.call(peer, callee, Arrival.atPod(port), Application.UNKNOWN), world);
    }
}
