package dev.meshward.readiness.report;

import dev.meshward.cluster.ScanGap;
import dev.meshward.readiness.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what was not seen of a cluster hides what a check reads. */
final class Hidden {

    private static final String WHOLE_GROUP = "all of ";

    /** What the kinds that checks read are called in rights, and so in gaps; some names are used by two groups. */
    private static final Map<String, List<String>> RESOURCES_BY_KIND = Map.ofEntries(
            Map.entry("APIService", List.of("apiservices.apiregistration.k8s.io")),
            Map.entry(
                    "AuthorizationPolicy",
                    List.of("authorizationpolicies.security.istio.io", "authorizationpolicies.policy.linkerd.io")),
            Map.entry("ClusterRoleBinding", List.of("clusterrolebindings.rbac.authorization.k8s.io")),
            Map.entry("ConfigMap", List.of("configmaps")),
            Map.entry("CustomResourceDefinition", List.of("customresourcedefinitions.apiextensions.k8s.io")),
            Map.entry("DestinationRule", List.of("destinationrules.networking.istio.io")),
            Map.entry("EgressNetwork", List.of("egressnetworks.policy.linkerd.io")),
            Map.entry("EnvoyFilter", List.of("envoyfilters.networking.istio.io")),
            Map.entry("GRPCRoute", List.of("grpcroutes.gateway.networking.k8s.io")),
            Map.entry("Gateway", List.of("gateways.networking.istio.io", "gateways.gateway.networking.k8s.io")),
            Map.entry("HTTPLocalRateLimitPolicy", List.of("httplocalratelimitpolicies.policy.linkerd.io")),
            Map.entry("HTTPRoute", List.of("httproutes.gateway.networking.k8s.io", "httproutes.policy.linkerd.io")),
            Map.entry("HorizontalPodAutoscaler", List.of("horizontalpodautoscalers.autoscaling")),
            Map.entry("Ingress", List.of("ingresses.networking.k8s.io")),
            Map.entry("IngressClass", List.of("ingressclasses.networking.k8s.io")),
            Map.entry("LimitRange", List.of("limitranges")),
            Map.entry("MeshTLSAuthentication", List.of("meshtlsauthentications.policy.linkerd.io")),
            Map.entry(
                    "MutatingWebhookConfiguration",
                    List.of("mutatingwebhookconfigurations.admissionregistration.k8s.io")),
            Map.entry("Namespace", List.of("namespaces")),
            Map.entry("NetworkAuthentication", List.of("networkauthentications.policy.linkerd.io")),
            Map.entry("NetworkPolicy", List.of("networkpolicies.networking.k8s.io")),
            Map.entry("Node", List.of("nodes")),
            Map.entry("PeerAuthentication", List.of("peerauthentications.security.istio.io")),
            Map.entry("PodDisruptionBudget", List.of("poddisruptionbudgets.policy")),
            Map.entry("PodMonitor", List.of("podmonitors.monitoring.coreos.com")),
            Map.entry("ResourceQuota", List.of("resourcequotas")),
            Map.entry("RoleBinding", List.of("rolebindings.rbac.authorization.k8s.io")),
            Map.entry("SecurityContextConstraints", List.of("securitycontextconstraints.security.openshift.io")),
            Map.entry("Server", List.of("servers.policy.linkerd.io")),
            Map.entry("ServerAuthorization", List.of("serverauthorizations.policy.linkerd.io")),
            Map.entry("Service", List.of("services")),
            Map.entry("ServiceAccount", List.of("serviceaccounts")),
            Map.entry("ServiceEntry", List.of("serviceentries.networking.istio.io")),
            Map.entry("ServiceExport", List.of("serviceexports.multicluster.x-k8s.io")),
            Map.entry("ServiceMonitor", List.of("servicemonitors.monitoring.coreos.com")),
            Map.entry("ServiceProfile", List.of("serviceprofiles.linkerd.io")),
            Map.entry("Sidecar", List.of("sidecars.networking.istio.io")),
            Map.entry("TCPRoute", List.of("tcproutes.gateway.networking.k8s.io")),
            Map.entry("TLSRoute", List.of("tlsroutes.gateway.networking.k8s.io")),
            Map.entry("TrafficSplit", List.of("trafficsplits.split.smi-spec.io")),
            Map.entry(
                    "ValidatingWebhookConfiguration",
                    List.of("validatingwebhookconfigurations.admissionregistration.k8s.io")),
            Map.entry("VirtualService", List.of("virtualservices.networking.istio.io")),
            Map.entry("WorkloadGroup", List.of("workloadgroups.networking.istio.io")));

    private static final Set<String> OF_WORKLOADS = Set.of(
            "pods",
            "replicationcontrollers",
            "daemonsets.apps",
            "deployments.apps",
            "replicasets.apps",
            "statefulsets.apps",
            "cronjobs.batch",
            "jobs.batch");

    private static final Set<String> OUTSIDE_NAMESPACES = Set.of(
            "APIService",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Namespace",
            "Node",
            "SecurityContextConstraints",
            "ValidatingWebhookConfiguration");

    private Hidden() {}

    static boolean knows(String read) {
        return read.equals(Scope.WORKLOADS) || read.equals(Scope.CALLS) || RESOURCES_BY_KIND.containsKey(read);
    }

    /** @param read a kind, or another word of {@link Scope#reads} */
    static boolean hides(ScanGap.NotSeen gap, String read) {
        return switch (read) {
            case Scope.CALLS -> gap.hidden() == ScanGap.Hidden.CALLERS;
            case Scope.WORKLOADS -> isEverything(gap) || hidesWorkloads(gap);
            default -> isEverything(gap) ? !OUTSIDE_NAMESPACES.contains(read) : hidesKind(gap, read);
        };
    }

    private static boolean isEverything(ScanGap.NotSeen gap) {
        return gap.resource().equals("everything");
    }

    /** Operators of extensions make pods too. */
    private static boolean hidesWorkloads(ScanGap.NotSeen gap) {
        boolean isExtension = gap.resource().contains(".") && !gap.resource().endsWith(".k8s.io");
        return OF_WORKLOADS.contains(gap.resource()) || (isExtension && gap.hidden() == ScanGap.Hidden.CALLERS);
    }

    private static boolean hidesKind(ScanGap.NotSeen gap, String kind) {
        return RESOURCES_BY_KIND.getOrDefault(kind, List.of()).stream()
                .anyMatch(resource -> gap.resource().equals(resource) || isOfWholeGroup(gap, resource));
    }

    private static boolean isOfWholeGroup(ScanGap.NotSeen gap, String resource) {
        return gap.resource().startsWith(WHOLE_GROUP)
                && resource.endsWith("." + gap.resource().substring(WHOLE_GROUP.length()));
    }
}
