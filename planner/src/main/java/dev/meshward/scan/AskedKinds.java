package dev.meshward.scan;

import dev.meshward.cluster.ScanGap.Hidden;
import dev.meshward.live.ServedKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The built-in kinds a live scan asks a cluster for, and what suffers where one is not seen. Secrets are never asked for. */
final class AskedKinds {

    private static final List<AskedKind> BUILT_IN = List.of(
            global(
                    "",
                    "namespaces",
                    Hidden.CALLERS,
                    "which namespaces there are, and their injection labels, are not known"),
            global("", "nodes", Hidden.DETAILS, "how many pods a DaemonSet has and which Kubernetes runs is not known"),
            inNamespaces(
                    "",
                    "pods",
                    Hidden.CALLERS,
                    "workloads that only their pods show are missing, and with them their calls"),
            inNamespaces("", "services", Hidden.CALLERS, "calls to these Services look like calls to nowhere"),
            inNamespaces("", "endpoints", Hidden.DETAILS, "where Services without a selector lead is not known"),
            inNamespaces("", "configmaps", Hidden.CALLERS, "calls whose addresses stand in them are missing"),
            inNamespaces("", "serviceaccounts", Hidden.DETAILS, "accounts are known only by their use"),
            inNamespaces("", "replicationcontrollers", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces("", "limitranges", Hidden.DETAILS, "whether proxies fit into the limits was not checked"),
            inNamespaces("", "resourcequotas", Hidden.DETAILS, "whether proxies fit into the quotas was not checked"),
            inNamespaces("apps", "deployments", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces("apps", "statefulsets", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces("apps", "daemonsets", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces(
                    "apps",
                    "replicasets",
                    Hidden.CALLERS,
                    "workloads that only these show are missing, and with them their calls"),
            inNamespaces("batch", "jobs", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces("batch", "cronjobs", Hidden.CALLERS, "these workloads and their calls are missing"),
            inNamespaces(
                    "autoscaling",
                    "horizontalpodautoscalers",
                    Hidden.DETAILS,
                    "whether autoscalers count the proxy was not checked"),
            inNamespaces(
                    "networking.k8s.io", "ingresses", Hidden.CALLERS, "calls from outside the cluster are missing"),
            global(
                    "networking.k8s.io",
                    "ingressclasses",
                    Hidden.DETAILS,
                    "which controller serves an Ingress is not known"),
            inNamespaces(
                    "networking.k8s.io",
                    "networkpolicies",
                    Hidden.RULES,
                    "calls that they refuse, and ports of the mesh that they shut, were not checked"),
            inNamespaces("policy", "poddisruptionbudgets", Hidden.DETAILS, "what restarts may disturb was not checked"),
            inNamespaces(
                    "discovery.k8s.io",
                    "endpointslices",
                    Hidden.DETAILS,
                    "where Services without a selector lead is not known"),
            inNamespaces(
                    "rbac.authorization.k8s.io",
                    "roles",
                    Hidden.DETAILS,
                    "which workloads call the API server is known only in part"),
            inNamespaces(
                    "rbac.authorization.k8s.io",
                    "rolebindings",
                    Hidden.DETAILS,
                    "which workloads call the API server is known only in part"),
            global(
                    "rbac.authorization.k8s.io",
                    "clusterroles",
                    Hidden.DETAILS,
                    "which workloads call the API server is known only in part"),
            global(
                    "rbac.authorization.k8s.io",
                    "clusterrolebindings",
                    Hidden.DETAILS,
                    "which workloads call the API server is known only in part"),
            global(
                    "admissionregistration.k8s.io",
                    "mutatingwebhookconfigurations",
                    Hidden.CALLERS,
                    "calls of the API server to webhooks are missing, and whether a mesh injects already is not known"),
            global(
                    "admissionregistration.k8s.io",
                    "validatingwebhookconfigurations",
                    Hidden.CALLERS,
                    "calls of the API server to webhooks are missing"),
            global(
                    "apiregistration.k8s.io",
                    "apiservices",
                    Hidden.CALLERS,
                    "calls of the API server to its extensions are missing"),
            global(
                    "apiextensions.k8s.io",
                    "customresourcedefinitions",
                    Hidden.DETAILS,
                    "which meshes and tools are installed is known only by their objects"));

    private AskedKinds() {}

    private static AskedKind global(String group, String plural, Hidden hidden, String conclusion) {
        return new AskedKind(group, plural, false, hidden, conclusion);
    }

    private static AskedKind inNamespaces(String group, String plural, Hidden hidden, String conclusion) {
        return new AskedKind(group, plural, true, hidden, conclusion);
    }

    static List<AskedKind> builtIn() {
        return BUILT_IN;
    }

    static boolean isAskedFor(ServedKind kind) {
        return kind.canBeListed() && (known(kind).isPresent() || !AskedGroups.isUseless(kind.group()));
    }

    /** Whether a plan may hang on what this group holds. */
    static boolean isNeeded(String group) {
        return AskedGroups.areRead(group)
                || BUILT_IN.stream().anyMatch(kind -> kind.group().equals(group));
    }

    private static Optional<AskedKind> known(ServedKind kind) {
        return BUILT_IN.stream()
                .filter(asked ->
                        asked.group().equals(kind.group()) && asked.plural().equals(kind.plural()))
                .findFirst();
    }

    static Hidden hidden(String group, String plural) {
        return BUILT_IN.stream()
                .filter(asked -> asked.group().equals(group) && asked.plural().equals(plural))
                .map(AskedKind::hidden)
                .findFirst()
                .orElse(AskedGroups.decideCalls(group) ? Hidden.RULES : Hidden.CALLERS);
    }

    static String conclusion(String group, String plural) {
        return BUILT_IN.stream()
                .filter(asked -> asked.group().equals(group) && asked.plural().equals(plural))
                .map(AskedKind::conclusion)
                .findFirst()
                .orElse(
                        AskedGroups.decideCalls(group)
                                ? "what they allow, refuse or redirect was not looked at"
                                : "workloads that they make and calls that they name are missing");
    }

    /** The built-in resources of each group that are read, as a rule names them. */
    static List<String> plurals(String group, boolean isNamespaced) {
        return BUILT_IN.stream()
                .filter(kind -> kind.group().equals(group) && kind.isNamespaced() == isNamespaced)
                .map(AskedKind::plural)
                .sorted()
                .collect(Collectors.toUnmodifiableList());
    }
}
