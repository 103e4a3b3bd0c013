package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.Workload;
import dev.meshward.mesh.Inspection;
import dev.meshward.mesh.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Commands of {@code linkerd} and {@code kubectl} that exist in the versions this dialect is written for (linkerd.md F);
 * those of {@code linkerd viz} need its extension.
 */
final class LinkerdCommands {

    /** Enough to show how it is done; the same command works for every other workload. */
    private static final int EXAMPLES = 3;

    /** What {@code linkerd viz} and {@code kubectl logs} take by name. */
    private static final Set<String> KNOWN_KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private LinkerdCommands() {}

    static List<String> troubleshooting(List<String> namespaces, List<Workload> workloads) {
        var commands = new ArrayList<String>();
        commands.add("linkerd check");
        namespaces.forEach(namespace -> {
            commands.add("linkerd check --proxy -n " + namespace);
            commands.add("linkerd viz edges deployment -n " + namespace);
            commands.add("linkerd viz stat deploy -n " + namespace);
        });
        examples(workloads).forEach(workload -> {
            var where = " -n " + workload.namespace() + " ";
            var name = nameOf(workload);
            commands.add("linkerd authz" + where + name);
            commands.add("linkerd viz tap" + where + name);
            commands.add("linkerd diagnostics policy" + where + podOf(workload) + " " + portOf(workload));
            commands.add("linkerd diagnostics proxy-metrics" + where + name);
            commands.add("kubectl logs" + where + name + " -c linkerd-proxy --tail=100");
        });
        namespaces.forEach(namespace ->
                commands.add("kubectl get events -n " + namespace + " --field-selector reason=FailedCreate"));
        return commands;
    }

    static List<Inspection> inspections(Rung reached, List<Workload> workloads) {
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        return switch (reached) {
            case OUTSIDE -> List.of();
            case JOINED ->
                namespaces.stream()
                        .flatMap(namespace -> joined(namespace).stream())
                        .toList();
            case STRICT -> tightened(namespaces, workloads, strict());
            case AUTHORIZED -> tightened(namespaces, workloads, authorized());
        };
    }

    private static List<Inspection> joined(String namespace) {
        return List.of(
                new Inspection(
                        "kubectl get pods -n " + namespace + " -l linkerd.io/control-plane-ns",
                        "every pod that joined here, Running and all containers ready",
                        "the injector marks every pod that got a proxy with this label"),
                new Inspection(
                        "linkerd check --proxy -n " + namespace,
                        "no check of the data plane fails",
                        "proxies have certificates of this mesh and the version that is installed"),
                new Inspection(
                        "linkerd viz edges pod -n " + namespace,
                        "calls between pods that joined show √ under SECURED",
                        "mutual TLS is used wherever both ends have a proxy"));
    }

    /** What a column of the Servers has to say, and what that means. */
    private record Expected(String policies, String because) {}

    private static Expected strict() {
        return new Expected(
                "all-authenticated for the ports of this stage",
                "proxies obey a Server at once, without a restart; ports without one follow their namespace when their"
                        + " pods are made anew, and nobody is restarted for that");
    }

    private static Expected authorized() {
        return new Expected(
                "deny for the ports of this stage", "once a Server denies, its policies alone say who is let in");
    }

    private static List<Inspection> tightened(TreeSet<String> namespaces, List<Workload> workloads, Expected expected) {
        var inspections = new ArrayList<Inspection>();
        namespaces.forEach(namespace -> inspections.add(new Inspection(
                "kubectl get servers.policy.linkerd.io -n " + namespace
                        + " -o custom-columns='NAME:.metadata.name,PORT:.spec.port,POLICY:.spec.accessPolicy'",
                expected.policies(),
                expected.because())));
        examples(workloads)
                .forEach(workload -> inspections.add(new Inspection(
                        "linkerd diagnostics policy -n " + workload.namespace() + " " + podOf(workload) + " "
                                + portOf(workload),
                        "the Server of that port, and the authorizations of its policies",
                        "what the proxy of " + workload.name() + " is really told")));
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
                        "connections to " + where
                                + " begin ten seconds late: a protocol in which the server speaks first is not"
                                + " marked opaque");
            case STRICT ->
                List.of(
                        "callers of " + where + " get 403, or TCP connections that close at once",
                        "readiness of a workload in " + where + " drops, or a webhook or scrape of it fails",
                        "a caller appears that is not in the plan");
            case AUTHORIZED ->
                List.of(
                        "callers of " + where + " get 403 (gRPC: PERMISSION_DENIED), or TCP connections that close at"
                                + " once",
                        "inbound_http_authz_deny_total or inbound_tcp_authz_deny_total grows for a call that has to"
                                + " work");
        };
    }

    private static List<Workload> examples(List<Workload> workloads) {
        return workloads.stream()
                .filter(workload -> KNOWN_KINDS.contains(workload.id().kind()))
                .limit(EXAMPLES)
                .toList();
    }

    private static String nameOf(Workload workload) {
        return workload.id().kind().toLowerCase(Locale.ROOT) + "/" + workload.name();
    }

    private static String podOf(Workload workload) {
        return "po/$(kubectl get pods -n " + workload.namespace() + " -o name | grep '/" + workload.name()
                + "-' | head -n 1 | cut -d/ -f2)";
    }

    /** Any port the pods declare will do to see their policy. */
    private static int portOf(Workload workload) {
        return workload.template().runningContainers().stream()
                .flatMap(container -> container.ports().stream())
                .mapToInt(port -> port.number())
                .filter(port -> port > 0)
                .findFirst()
                .orElse(8080);
    }
}
