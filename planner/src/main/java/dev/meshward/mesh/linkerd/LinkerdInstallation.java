package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Installation.Release;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The control plane as Helm releases: definitions, the CNI plugin where pods may not set up their own network, the rest. */
record LinkerdInstallation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {

    private static final String CHARTS = "https://helm.linkerd.io/edge";
    private static final String NAMESPACE = ControlPlane.USUAL_NAMESPACE;
    private static final String CNI_NAMESPACE = "linkerd-cni";
    private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";

    Installation planned() {
        return new Installation(
                releases(), objects(), beforehand(), decisions(), new LinkerdSizing(sizing, snapshot).sentences());
    }

    private List<Release> releases() {
        var releases = new ArrayList<Release>();
        var crds = Mapping.building().put("installGatewayAPI", false).build();
        releases.add(release("linkerd-crds", NAMESPACE, crds));
        if (needsCni()) {
            releases.add(release("linkerd2-cni", CNI_NAMESPACE, Mapping.empty()));
        }
        releases.add(release("linkerd-control-plane", NAMESPACE, controlPlane()));
        return releases;
    }

    private Release release(String chart, String namespace, Mapping values) {
        return new Release(chart, namespace, chart, CHARTS, LinkerdVersions.chartOf(target.meshMinor()), values);
    }

    /** What the plan relies on is written down, defaults included, so that a later change of a default changes nothing. */
    private Mapping controlPlane() {
        var values = Mapping.building();
        new LinkerdSizing(sizing, snapshot).putInto(values);
        var proxy = Mapping.building()
                .put("defaultInboundPolicy", InboundPolicy.ALL_UNAUTHENTICATED.word())
                .put("opaquePorts", ControlPlane.USUAL_OPAQUE_PORTS)
                .put("outboundTransportMode", "transport-header");
        var identity = Mapping.building()
                .put("externalCA", true)
                .put("issuer", OwnObject.single("scheme", "kubernetes.io/tls"));
        return values.put("cniEnabled", needsCni())
                .put("identityTrustDomain", "cluster.local")
                .put("identity", identity.build())
                .put("proxy", proxy.build())
                .build();
    }

    /** The init container that sets up the network needs NET_ADMIN and NET_RAW, which both levels forbid (linkerd.md E). */
    private boolean needsCni() {
        return firstEnforcing().isPresent();
    }

    private Optional<String> firstEnforcing() {
        return snapshot.objectsOf("", "Namespace").stream()
                .filter(namespace -> namespace.label(POD_SECURITY).is("restricted")
                        || namespace.label(POD_SECURITY).is("baseline"))
                .map(namespace -> namespace.key().name())
                .findFirst();
    }

    /** Labels as the project's own command writes them; its charts make no namespace. */
    private List<Manifest> objects() {
        var objects = new ArrayList<Manifest>();
        var control = Mapping.building()
                .put("app.kubernetes.io/managed-by", "meshward")
                .put("linkerd.io/is-control-plane", "true")
                .put("linkerd.io/control-plane-ns", NAMESPACE)
                .put(Annotation.WEBHOOKS_LABEL, "disabled")
                .put(POD_SECURITY, needsCni() ? "restricted" : "privileged");
        namespace(NAMESPACE, control.build()).ifPresent(objects::add);
        if (needsCni()) {
            var cni = Mapping.building()
                    .put("app.kubernetes.io/managed-by", "meshward")
                    .put(Annotation.WEBHOOKS_LABEL, "disabled")
                    .put(POD_SECURITY, "privileged");
            namespace(CNI_NAMESPACE, cni.build()).ifPresent(objects::add);
        }
        return objects;
    }

    private Optional<Manifest> namespace(String name, Mapping labels) {
        if (snapshot.object(new ObjectKey("", "Namespace", "", name)).isPresent()) {
            return Optional.empty();
        }
        var metadata = Mapping.building()
                .put("name", name)
                .put("labels", labels)
                .put("annotations", OwnObject.single(Annotation.INJECT, "disabled"));
        return Optional.of(Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", metadata.build())
                .build()));
    }

    /** The chart is told to find the certificates in the cluster, so that no key passes through files of the plan. */
    private List<String> beforehand() {
        var made = new ArrayList<String>();
        made.add("Trust anchor: step certificate create root.linkerd.cluster.local ca.crt ca.key --profile root-ca"
                + " --no-password --insecure --not-after 87600h; then kubectl create configmap"
                + " linkerd-identity-trust-roots -n linkerd --from-file=ca-bundle.crt=ca.crt. Keep ca.key"
                + " outside of the cluster. It has to be ECDSA, which is what step makes.");
        made.add("Issuer: step certificate create identity.linkerd.cluster.local issuer.crt issuer.key --profile"
                + " intermediate-ca --not-after 8760h --no-password --insecure --ca ca.crt --ca-key ca.key; then"
                + " kubectl create secret generic linkerd-identity-issuer -n linkerd --type=kubernetes.io/tls"
                + " --from-file=tls.crt=issuer.crt --from-file=tls.key=issuer.key --from-file=ca.crt=ca.crt."
                + " cert-manager can keep both in place of these commands, and renew them.");
        if (!knowsGatewayApi()) {
            made.add("Gateway API: linkerd check asks for its definitions, and these charts no longer bring them:"
                    + " kubectl apply --server-side -f"
                    + " https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.2.1/standard-install.yaml");
        }
        return made;
    }

    private boolean knowsGatewayApi() {
        return snapshot.objectsOf("apiextensions.k8s.io", "CustomResourceDefinition").stream()
                .anyMatch(definition -> definition.at("spec", "group").is("gateway.networking.k8s.io"));
    }

    private List<String> decisions() {
        var decisions = new ArrayList<String>();
        decisions.add(
                "Trust domain cluster.local: it is part of every identity. Choose another one now if this mesh may ever"
                        + " meet a second one; changing it later restarts every pod.");
        decisions.add(
                "Certificates: your own trust anchor and issuer, which the installation finds in the cluster. Whoever"
                    + " lets the trust anchor expire stops every call of the mesh: write the day down, and who renews"
                    + " it.");
        decisions.add(edition());
        decisions.add(cniDecision());
        decisions.add(availability());
        decisions.add(
                "Accepted at first: plaintext beside mutual TLS on every port (all-unauthenticated), as before the"
                        + " mesh; the strict stages shut it port by port.");
        decisions.add("linkerd viz: not installed by this plan. Commands that begin with linkerd viz need it; gates and"
                + " alerts read the cluster's own Prometheus.");
        kubernetesDecision().ifPresent(decisions::add);
        return decisions;
    }

    private String edition() {
        int minor = target.meshMinor();
        var unknown = LinkerdVersions.isKnown(minor)
                ? ""
                : " Linkerd " + target.meshVersion() + " is none whose charts are known here: name yours.";
        return "Edition: Linkerd " + target.meshVersion() + " from the project's own charts "
                + LinkerdVersions.chartOf(minor) + " (" + LinkerdVersions.edgeOf(minor)
                + "). The project publishes edge releases only; stable artifacts come from vendors, whose charts take"
                + " the same values." + unknown;
    }

    private String cniDecision() {
        return firstEnforcing()
                .map(namespace -> "CNI plugin: installed, because namespace " + namespace
                        + " enforces a Pod Security level that forbids the init container proxies need otherwise.")
                .orElse("CNI plugin: not installed. No namespace enforces a Pod Security level that needs it; proxies"
                        + " set up their network in an init container with NET_ADMIN and NET_RAW.");
    }

    private String availability() {
        return new LinkerdSizing(sizing, snapshot).isHighlyAvailable()
                ? "Availability: three replicas on three nodes, and no new pod without a proxy while the injector is"
                        + " down (webhookFailurePolicy Fail)."
                : "Availability: fewer than three nodes are seen, so there is one replica of each part, and pods start"
                        + " without a proxy while the injector is down (webhookFailurePolicy Ignore): strict servers"
                        + " refuse those.";
    }

    private Optional<String> kubernetesDecision() {
        int least = LinkerdVersions.leastKubernetesMinor(target.meshMinor());
        if (!target.kubernetesVersionIsKnown()) {
            return Optional.of("Kubernetes version: not known from the source; Linkerd " + target.meshVersion()
                    + " needs 1." + least + " or newer. Look before the platform stage.");
        }
        return target.kubernetesMinor() >= least
                ? Optional.empty()
                : Optional.of("Kubernetes " + target.kubernetesVersion() + " is older than the charts of Linkerd "
                        + target.meshVersion() + " accept (1." + least + " or newer): choose "
                        + LinkerdVersions.newestFor(target.kubernetesVersion()) + " or upgrade the cluster first.");
    }
}
