package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Rung;
import dev.meshward.mesh.istio.IstioCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Commands of {@code istioctl} and {@code kubectl} that exist in the versions this dialect is written for. */
final class AmbientCommands {

    private AmbientCommands() {}

    static List<String> troubleshooting(List<String> namespaces, List<Workload> workloads) {
        var commands = new ArrayList<String>();
        commands.add("istioctl version");
        commands.add("kubectl get daemonsets -n istio-system ztunnel istio-cni-node");
        commands.add("istioctl ztunnel-config certificates");
        namespaces.forEach(namespace -> {
            commands.add("istioctl analyze -n " + namespace);
            commands.add("istioctl ztunnel-config workloads --workload-namespace " + namespace);
            commands.add("istioctl ztunnel-config services --service-namespace " + namespace);
            commands.add("istioctl ztunnel-config policies --policy-namespace " + namespace);
            commands.add(
                    "kubectl logs -n istio-system -l app=ztunnel --tail=500 --prefix | grep '/ns/" + namespace + "/'");
        });
        IstioCommands.examples(workloads)
                .forEach(workload -> commands.add("kubectl describe pods -n " + workload.namespace() + " | grep -A20 '"
                        + workload.name() + "-'"));
        namespaces.forEach(namespace -> commands.add("kubectl get networkpolicies -n " + namespace
                + "   # port 15008 and the probes' address 169.254.7.127 have to be let in"));
        return commands;
    }

    static List<Inspection> inspections(Rung reached, List<Workload> workloads) {
        var inspections = new ArrayList<Inspection>();
        namespaces(workloads)
                .forEach(namespace -> inspections.addAll(
                        switch (reached) {
                            case OUTSIDE -> List.<Inspection>of();
                            case JOINED -> joined(namespace);
                            case STRICT -> strict(namespace);
                            case AUTHORIZED -> authorized(namespace);
                        }));
        return inspections;
    }

    private static List<Inspection> joined(String namespace) {
        return List.of(
                new Inspection(
                        "kubectl get pods -n " + namespace
                                + " -o custom-columns='NAME:.metadata.name,IN:.metadata.annotations.ambient\\.istio\\.io/redirection'",
                        "enabled for every pod of this stage; pending or <none> means that the node's agent has not"
                                + " taken it in",
                        "the CNI agent writes this once the pod's connections go through ztunnel"),
                new Inspection(
                        "istioctl ztunnel-config workloads --workload-namespace " + namespace,
                        "PROTOCOL HBONE for every pod of this stage",
                        "ztunnel knows these pods, and callers use mutual TLS to them"));
    }

    private static List<Inspection> strict(String namespace) {
        return List.of(
                IstioCommands.modes(namespace),
                new Inspection(
                        "istioctl ztunnel-config policies --policy-namespace " + namespace,
                        "a policy converted_peer_authentication_… for each exception by port",
                        "ztunnel gets modes as policies that refuse callers without identity"));
    }

    private static List<Inspection> authorized(String namespace) {
        return List.of(
                new Inspection(
                        "kubectl get authorizationpolicies -n " + namespace
                                + " -o custom-columns='NAME:.metadata.name,DRYRUN:.metadata.annotations.istio\\.io/dry-run,ACCEPTED:.status.conditions[*].status'",
                        "one policy for each workload of this stage, the second column <none>, the third True",
                        "a policy that ztunnel cannot read in full says so in its status, and refuses more than it"
                                + " should"),
                new Inspection(
                        "istioctl ztunnel-config policies --policy-namespace " + namespace,
                        "the policies of this stage, action Allow",
                        "what ztunnel enforces"));
    }

    static List<String> undoSigns(Rung reached, List<String> namespaces) {
        var where = String.join(", ", namespaces);
        return switch (reached) {
            case OUTSIDE -> List.of();
            case JOINED ->
                List.of(
                        "callers of " + where + " do not come back after connections were reset once",
                        "ztunnel logs 'maybe a NetworkPolicy is blocking HBONE port 15008', or timeouts",
                        "probes of pods in " + where + " fail: a network policy keeps out 169.254.7.127");
            case STRICT ->
                List.of(
                        "callers of " + where + " see 'connection reset', and ztunnel logs a policy rejection without"
                                + " src.identity",
                        "a webhook, scrape or ingress of a workload in " + where + " fails",
                        "a caller appears that is not in the plan");
            case AUTHORIZED ->
                List.of(
                        "callers of " + where + " see connections that close at once",
                        "ztunnel logs 'allow policies exist, but none allowed' for a call that has to work");
        };
    }

    private static TreeSet<String> namespaces(List<Workload> workloads) {
        var names = new TreeSet<String>();
        workloads.forEach(workload -> names.add(workload.namespace()));
        return names;
    }
}
