package dev.meshward.judge;

import dev.meshward.cluster.ClusterSnapshot;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who there is that network policies could let pass: every workload as a caller, and callers from outside. */
final class Passers {

    private final Delivery delivery;
    private final List<Pod> pods;

    Passers(ClusterSnapshot snapshot, Delivery delivery) {
        this.delivery = delivery;
        this.pods = snapshot.workloads().stream()
                .map(workload -> Pod.made(workload.namespace(), workload.name(), workload.template(), DataPlane.NONE))
                .toList();
    }

    List<Peer> everybody() {
        var all = new ArrayList<Peer>(pods);
        all.add(new Peer.Outside());
        return all;
    }

    /** A caller as it may come: as it is, and as whatever follows labels at any time has made it meanwhile. */
    List<Peer> forms(Peer peer, World world) {
        if (!(peer instanceof Pod pod)) {
            return List.of(peer);
        }
        var plane = delivery.planeNow(pod, world);
        return plane == pod.plane() ? List.of(pod) : List.of(pod, pod.through(plane));
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
        var hop = Hop.call(peer, callee, Arrival.atPod(port), Application.UNKNOWN);
        return delivery.passes(hop, world) != Match.NO;
    }
}
