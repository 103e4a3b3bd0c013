package dev.meshward.scan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The API groups of which a live scan reads everything, and those of which it reads nothing but what is named. */
final class AskedGroups {

    /** Groups in which objects decide or tell who may call whom: without them a plan is blind. */
    private static final List<String> TRAFFIC = List.of(
            "authentication.istio.io",
            "extensions.istio.io",
            "networking.istio.io",
            "rbac.istio.io",
            "security.istio.io",
            "telemetry.istio.io",
            "linkerd.io",
            "policy.linkerd.io",
            "multicluster.linkerd.io",
            "gateway.networking.k8s.io",
            "policy.networking.k8s.io",
            "cilium.io",
            "crd.projectcalico.org",
            "projectcalico.org",
            "consul.hashicorp.com",
            "appmesh.k8s.aws",
            "kuma.io",
            "access.smi-spec.io",
            "specs.smi-spec.io",
            "split.smi-spec.io",
            "multicluster.x-k8s.io",
            "traefik.io",
            "traefik.containo.us",
            "projectcontour.io",
            "getambassador.io",
            "configuration.konghq.com",
            "k8s.nginx.org",
            "apisix.apache.org",
            "elbv2.k8s.aws",
            "voyager.appscode.com",
            "zalando.org",
            "route.openshift.io");

    /** Groups whose objects make workloads, or say whom they call. */
    private static final List<String> WORKLOADS = List.of(
            "apps.openshift.io",
            "argoproj.io",
            "grafana.integreatly.org",
            "jaegertracing.io",
            "k8s.keycloak.org",
            "kafka.strimzi.io",
            "keda.sh",
            "monitoring.coreos.com",
            "opentelemetry.io",
            "serving.knative.dev");

    /** Built-in groups, and groups of aggregated servers, that hold nothing a plan could use. */
    private static final Set<String> USELESS = Set.of(
            "",
            "apps",
            "batch",
            "autoscaling",
            "policy",
            "extensions",
            "coordination.k8s.io",
            "certificates.k8s.io",
            "storage.k8s.io",
            "scheduling.k8s.io",
            "node.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "internal.apiserver.k8s.io",
            "storagemigration.k8s.io",
            "resource.k8s.io",
            "events.k8s.io",
            "networking.k8s.io",
            "discovery.k8s.io",
            "rbac.authorization.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "admissionregistration.k8s.io",
            "apiregistration.k8s.io",
            "apiextensions.k8s.io",
            "metrics.k8s.io",
            "custom.metrics.k8s.io",
            "external.metrics.k8s.io",
            "packages.operators.coreos.com",
            "snapshot.storage.k8s.io",
            "acme.cert-manager.io");

    /** What of these groups belongs to no namespace. Names that a cluster does not serve grant nothing. */
    private static final Map<String, List<String>> OUTSIDE_NAMESPACES =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                    "appmesh.k8s.aws", List.of("meshes"),
                    "argoproj.io", List.of("clusteranalysistemplates", "clusterworkflowtemplates"),
                    "cilium.io", List.of("ciliumclusterwideenvoyconfigs", "ciliumclusterwidenetworkpolicies"),
                    "consul.hashicorp.com", List.of("gatewayclassconfigs", "ratelimits", "registrations"),
                    "crd.projectcalico.org", List.of("globalnetworkpolicies", "globalnetworksets", "tiers"),
                    "gateway.networking.k8s.io", List.of("gatewayclasses"),
                    "keda.sh", List.of("clustertriggerauthentications"),
                    "policy.networking.k8s.io",
                            List.of("adminnetworkpolicies", "baselineadminnetworkpolicies", "clusternetworkpolicies"),
                    "projectcalico.org", List.of("globalnetworkpolicies", "globalnetworksets", "tiers"))));

    private AskedGroups() {}

    /** By group, sorted: the plural names of what belongs to no namespace. */
    static Map<String, List<String>> outsideNamespaces() {
        return OUTSIDE_NAMESPACES;
    }

    /** Groups of extensions that are read whole, sorted. */
    static List<String> extensions() {
        return Stream.concat(TRAFFIC.stream(), WORKLOADS.stream()).sorted().toList();
    }

    static boolean decideCalls(String group) {
        return TRAFFIC.contains(group);
    }

    static boolean areRead(String group) {
        return TRAFFIC.contains(group) || WORKLOADS.contains(group);
    }

    static boolean isUseless(String group) {
        return USELESS.contains(group);
    }
}
