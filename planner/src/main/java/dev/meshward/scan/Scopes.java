package dev.meshward.scan;

import dev.meshward.manifest.Manifest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which kinds live outside namespaces. Known are those of Kubernetes, those of widespread extensions, and those whose CRD
 * is in the source; the CRD decides where both speak.
 */
final class Scopes {

    /** By group; the empty group is the core group. */
    private static final Map<String, Set<String>> CLUSTER_SCOPED = Map.ofEntries(
            Map.entry("", Set.of("Namespace", "Node", "PersistentVolume", "ComponentStatus")),
            Map.entry(
                    "admissionregistration.k8s.io",
                    Set.of(
                            "MutatingWebhookConfiguration",
                            "ValidatingWebhookConfiguration",
                            "ValidatingAdmissionPolicy",
                            "ValidatingAdmissionPolicyBinding",
                            "MutatingAdmissionPolicy",
                            "MutatingAdmissionPolicyBinding")),
            Map.entry("apiextensions.k8s.io", Set.of("CustomResourceDefinition")),
            Map.entry("apiregistration.k8s.io", Set.of("APIService")),
            Map.entry("certificates.k8s.io", Set.of("CertificateSigningRequest", "ClusterTrustBundle")),
            Map.entry("flowcontrol.apiserver.k8s.io", Set.of("FlowSchema", "PriorityLevelConfiguration")),
            Map.entry("internal.apiserver.k8s.io", Set.of("StorageVersion")),
            Map.entry("networking.k8s.io", Set.of("IngressClass", "IPAddress", "ServiceCIDR")),
            Map.entry("node.k8s.io", Set.of("RuntimeClass")),
            Map.entry("policy", Set.of("PodSecurityPolicy")),
            Map.entry(
                    "policy.networking.k8s.io",
                    Set.of("AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy")),
            Map.entry("rbac.authorization.k8s.io", Set.of("ClusterRole", "ClusterRoleBinding")),
            Map.entry("resource.k8s.io", Set.of("DeviceClass", "ResourceSlice")),
            Map.entry("scheduling.k8s.io", Set.of("PriorityClass")),
            Map.entry("snapshot.storage.k8s.io", Set.of("VolumeSnapshotClass", "VolumeSnapshotContent")),
            Map.entry(
                    "storage.k8s.io",
                    Set.of("StorageClass", "VolumeAttachment", "CSIDriver", "CSINode", "VolumeAttributesClass")),
            Map.entry("gateway.networking.k8s.io", Set.of("GatewayClass")),
            Map.entry("argoproj.io", Set.of("ClusterWorkflowTemplate", "ClusterAnalysisTemplate")),
            Map.entry("cert-manager.io", Set.of("ClusterIssuer")),
            Map.entry("trust.cert-manager.io", Set.of("Bundle")),
            Map.entry(
                    "cilium.io",
                    Set.of(
                            "CiliumClusterwideNetworkPolicy",
                            "CiliumNode",
                            "CiliumIdentity",
                            "CiliumExternalWorkload",
                            "CiliumClusterwideEnvoyConfig",
                            "CiliumLoadBalancerIPPool",
                            "CiliumEgressGatewayPolicy")),
            Map.entry(
                    "crd.projectcalico.org",
                    Set.of(
                            "GlobalNetworkPolicy",
                            "GlobalNetworkSet",
                            "IPPool",
                            "FelixConfiguration",
                            "BGPConfiguration",
                            "BGPPeer",
                            "ClusterInformation",
                            "HostEndpoint",
                            "Tier")),
            Map.entry(
                    "projectcalico.org",
                    Set.of("GlobalNetworkPolicy", "GlobalNetworkSet", "IPPool", "FelixConfiguration", "Tier")),
            Map.entry("operator.tigera.io", Set.of("Installation", "APIServer", "TigeraStatus", "ImageSet")),
            Map.entry("external-secrets.io", Set.of("ClusterSecretStore", "ClusterExternalSecret")),
            Map.entry("keda.sh", Set.of("ClusterTriggerAuthentication")),
            Map.entry("kyverno.io", Set.of("ClusterPolicy", "ClusterCleanupPolicy", "GlobalContextEntry")),
            Map.entry("karpenter.sh", Set.of("NodePool", "NodeClaim", "Provisioner")),
            Map.entry("karpenter.k8s.aws", Set.of("EC2NodeClass", "AWSNodeTemplate")),
            Map.entry("templates.gatekeeper.sh", Set.of("ConstraintTemplate")),
            Map.entry(
                    "apiextensions.crossplane.io",
                    Set.of("Composition", "CompositeResourceDefinition", "CompositionRevision")),
            Map.entry("pkg.crossplane.io", Set.of("Provider", "ProviderRevision", "Configuration", "Function")),
            Map.entry(
                    "config.openshift.io",
                    Set.of("ClusterVersion", "ClusterOperator", "Infrastructure", "Ingress", "DNS", "Network")),
            Map.entry("project.openshift.io", Set.of("Project")),
            Map.entry("security.openshift.io", Set.of("SecurityContextConstraints")),
            Map.entry("monitoring.googleapis.com", Set.of("ClusterPodMonitoring", "ClusterRules", "GlobalRules")),
            Map.entry("appmesh.k8s.aws", Set.of("Mesh")));

    /** Group and kind of every CRD of the source, with true for cluster scope. */
    private final Map<String, Boolean> declared = new HashMap<>();

    private Scopes() {}

    static Scopes of(Iterable<Manifest> definitions) {
        var scopes = new Scopes();
        for (var definition : definitions) {
            var spec = definition.at("spec");
            scopes.declared.put(
                    spec.at("group").textOr("") + "/" + spec.at("names", "kind").textOr(""),
                    spec.at("scope").is("Cluster"));
        }
        return scopes;
    }

    boolean isClusterScoped(String group, String kind) {
        var known = declared.get(group + "/" + kind);
        return known != null
                ? known
                : CLUSTER_SCOPED.getOrDefault(group, Set.of()).contains(kind);
    }
}
