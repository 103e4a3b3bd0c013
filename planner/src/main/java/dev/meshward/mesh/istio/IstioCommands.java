package dev.meshward.mesh.istio;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Commands of {@code istioctl} and {@code kubectl} that exist in the versions this dialect is written for. */
public final class IstioCommands {

    /** Enough to show how it is done; the same command works for every other workload. */
    private static final int EXAMPLES = 3;

    private IstioCommands() {}

    static List<String> troubleshooting(List<String> namespaces, List<Workload> workloads) {
        var commands = new ArrayList<String>();
        commands.add("istioctl version");
        commands.add("istioctl proxy-status");
        namespaces.forEach(namespace -> commands.add("istioctl analyze -n " + namespace));
        examples(workloads).forEach(workload -> {
            var pod = reference(workload);
            commands.add("istioctl x describe pod " + podOf(workload) + " -n " + workload.namespace());
            commands.add("istioctl proxy-config listeners " + pod + " --port 15006");
            commands.add("istioctl proxy-config clusters " + pod);
            commands.add("istioctl proxy-config endpoints " + pod);
            commands.add("istioctl proxy-config secret " + pod);
            commands.add("kubectl logs -n " + workload.namespace() + " " + kubectlName(workload)
                    + " -c istio-proxy --tail=100");
        });
        namespaces.forEach(namespace ->
                commands.add("kubectl get events -n " + namespace + " --field-selector reason=FailedCreate"));
        return commands;
    }

    static List<Inspection> inspections(Rung reached, List<Workload> workloads) {
        return switch (reached) {
            case OUTSIDE -> List.of();
            case JOINED -> joined(workloads);
            case STRICT -> strict(workloads);
            case AUTHORIZED -> authorized(workloads);
        };
    }

    private static List<Inspection> joined(List<Workload> workloads) {
        var inspections = new ArrayList<Inspection>();
        countByNamespace(workloads).forEach((namespace, count) -> {
            inspections.add(new Inspection(
                    "kubectl get pods -n " + namespace + " -l security.istio.io/tlsMode=istio",
                    "pods of " + count + " workload(s), all Running and all containers ready",
                    "the injector marks every pod that got a sidecar with this label"));
            inspections.add(new Inspection(
                    "istioctl proxy-status | grep '\\." + namespace + " '",
                    "every line says SYNCED, none STALE",
                    "the control plane reaches the new sidecars"));
        });
        return inspections;
    }

    private static List<Inspection> strict(List<Workload> workloads) {
        var inspections = new ArrayList<Inspection>();
        countByNamespace(workloads).forEach((namespace, _) -> {
            inspections.add(modes(namespace));
            inspections.add(new Inspection(
                    "istioctl analyze -n " + namespace, "no error", "what Istio itself finds wrong is found here"));
        });
        examples(workloads)
                .forEach(workload -> inspections.add(new Inspection(
                        "istioctl x describe pod " + podOf(workload) + " -n " + workload.namespace(),
                        "Effective PeerAuthentication: Workload mTLS mode: STRICT",
                        "what the sidecar of " + workload.name() + " really accepts")));
        return inspections;
    }

    /** What accepts plaintext in this namespace, with sidecars and with ztunnel. */
    public static Inspection modes(String namespace) {
        return new Inspection(
                "kubectl get peerauthentications -n " + namespace
                        + " -o custom-columns='NAME:.metadata.name,MODE:.spec.mtls.mode,PORTS:.spec.portLevelMtls'",
                "the modes of this stage, and no object that is not in the plan",
                "the oldest object of a scope decides, the others do nothing");
    }

    private static List<Inspection> authorized(List<Workload> workloads) {
        var inspections = new ArrayList<Inspection>();
        countByNamespace(workloads)
                .forEach((namespace, _) -> inspections.add(new Inspection(
                        "kubectl get authorizationpolicies -n " + namespace
                                + " -o custom-columns='NAME:.metadata.name,DRYRUN:.metadata.annotations.istio\\.io/dry-run'",
                        "one policy for each workload of this stage, the second column <none>",
                        "a policy that carries the annotation refuses nothing")));
        examples(workloads)
                .forEach(workload -> inspections.add(new Inspection(
                        "istioctl x authz check " + podOf(workload) + " -n " + workload.namespace(),
                        "the ALLOW policy of " + workload.name(),
                        "what the sidecar of " + workload.name() + " enforces")));
        return inspections;
    }

    static List<String> undoSigns(Rung reached, List<String> namespaces) {
        var where = String.join(", ", namespaces);
        return switch (reached) {
            case OUTSIDE -> List.of();
            case JOINED ->
                List.of(
                        "pods of " + where + " stay in Init, CrashLoopBackOff or not ready for ten minutes",
                        "more than 5 % of the calls into " + where + " end with a server error, and did not before",
                        "access logs show response flags NR, UH, UF or UC for calls that worked before");
            case STRICT ->
                List.of(
                        "callers of " + where + " see 'connection reset' or 503 with response flag UC",
                        "readiness of a workload in " + where + " drops, or a webhook or scrape of it fails",
                        "a caller appears that is not in the plan");
            case AUTHORIZED ->
                List.of(
                        "callers of " + where + " get 403 'RBAC: access denied', or TCP connections that close at once",
                        "access logs show rbac_access_denied_matched_policy[none] for a call that has to work");
        };
    }

    /** The first few that keep running. */
    public static List<Workload> examples(List<Workload> workloads) {
        return workloads.stream()
                .filter(workload -> !workload.runsToCompletion())
                .limit(EXAMPLES)
                .toList();
    }

    private static Map<String, Integer> countByNamespace(List<Workload> workloads) {
        var counts = new TreeMap<String, Integer>();
        workloads.forEach(workload -> counts.merge(workload.namespace(), 1, Integer::sum));
        return counts;
    }

    /** {@code proxy-config} takes a Deployment or a pod; any other kind is named by its first pod. */
    private static String reference(Workload workload) {
        return workload.id().kind().equals("Deployment")
                ? "deployment/" + workload.name() + " -n " + workload.namespace()
                : podOf(workload) + " -n " + workload.namespace();
    }

    private static String kubectlName(Workload workload) {
        return switch (workload.id().kind()) {
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
                workload.id().kind().toLowerCase(Locale.ROOT) + "/" + workload.name();
            default -> podOf(workload);
        };
    }

    private static String podOf(Workload workload) {
        return switch (workload.id().kind()) {
            case "Pod" -> workload.name();
            case "StatefulSet" -> workload.name() + "-0";
            default ->
                "\"$(kubectl get pods -n " + workload.namespace() + " -o name | grep '/" + workload.name()
                        + "-' | head -1 | cut -d/ -f2)\"";
        };
    }
}
