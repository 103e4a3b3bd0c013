package dev.meshward.mesh.istio;

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

/** The control plane as Helm releases: base, the CNI plugin where pods may not set up their own network, istiod. */
record IstioInstallation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot) {

    private static final String CHARTS = "https://istio-release.storage.googleapis.com/charts";
    private static final String NAMESPACE = ControlPlane.USUAL_NAMESPACE;
    private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";

    Installation planned() {
        return new Installation(releases(), objects(), List.of(), decisions(), figures());
    }

    private List<Release> releases() {
        var releases = new ArrayList<Release>();
        releases.add(release("istio-base", "base", OwnObject.single("defaultRevision", "default")));
        if (needsCni()) {
            releases.add(release("istio-cni", "cni", global(Mapping.empty())));
        }
        releases.add(release("istiod", "istiod", istiodValues()));
        return releases;
    }

    private Release release(String name, String chart, Mapping values) {
        return new Release(name, NAMESPACE, chart, CHARTS, target.meshVersion(), values);
    }

    private Mapping istiodValues() {
        var plan = new IstioSizing(sizing);
        var proxy = Mapping.building().put("resources", plan.sidecarResources());
        if (hasRestrictedNamespace()) {
            // The sidecar has to name a seccomp profile, or restricted Pod Security refuses it (Istio 1.28 and newer).
            proxy.put("seccompProfile", OwnObject.single("type", "RuntimeDefault"));
        }
        var values = Mapping.building()
                .put("autoscaleEnabled", true)
                .put("autoscaleMin", plan.leastReplicas())
                .put("autoscaleMax", plan.mostReplicas())
                .put("resources", plan.istiodResources())
                .put("meshConfig", meshConfig())
                .put(
                        "global",
                        global(OwnObject.single("proxy", proxy.build()))
                                .get("global")
                                .orElse(Mapping.empty()));
        if (needsCni()) {
            values.put("pilot", OwnObject.single("cni", enabled()));
        }
        return values.build();
    }

    /** What the plan relies on is written down, defaults included, so that a later change of a default changes nothing. */
    private Mapping meshConfig() {
        var proxies =
                Mapping.building().put("holdApplicationUntilProxyStarts", false).build();
        return Mapping.building()
                .put("trustDomain", "cluster.local")
                .put("enableAutoMtls", true)
                .put("enablePrometheusMerge", true)
                .put("outboundTrafficPolicy", OwnObject.single("mode", "ALLOW_ANY"))
                .put("defaultConfig", proxies)
                .build();
    }

    private Mapping global(Mapping others) {
        var global = Platform.of(snapshot)
                .filter(_ -> needsCni())
                .map(platform -> Mapping.building().put("platform", platform).build())
                .orElse(Mapping.empty());
        for (int i = 0; i < others.size(); i++) {
            global = global.with(others.keys().get(i), others.values().get(i));
        }
        return global.isEmpty() ? Mapping.empty() : OwnObject.single("global", global);
    }

    private static Mapping enabled() {
        return Mapping.building().put("enabled", true).build();
    }

    /** An init container that sets up the network needs NET_ADMIN and NET_RAW, which both levels forbid. */
    private boolean needsCni() {
        return enforced("restricted") || enforced("baseline");
    }

    private boolean hasRestrictedNamespace() {
        return enforced("restricted");
    }

    private boolean enforced(String level) {
        return firstEnforcing(level).isPresent();
    }

    private Optional<String> firstEnforcing(String level) {
        return snapshot.objectsOf("", "Namespace").stream()
                .filter(namespace -> namespace.label(POD_SECURITY).is(level))
                .map(namespace -> namespace.key().name())
                .findFirst();
    }

    /** The namespace is made by us, because the CNI plugin is privileged and a default of the cluster may forbid that. */
    private List<Manifest> objects() {
        var key = new ObjectKey("", "Namespace", "", NAMESPACE);
        if (snapshot.object(key).isPresent()) {
            return List.of();
        }
        var labels = Mapping.building().put("app.kubernetes.io/managed-by", "meshward");
        if (needsCni()) {
            labels.put(POD_SECURITY, "privileged");
        }
        var metadata = Mapping.building().put("name", NAMESPACE).put("labels", labels.build());
        return List.of(Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", metadata.build())
                .build()));
    }

    private List<String> decisions() {
        var decisions = new ArrayList<String>();
        decisions.add(
                "Trust domain cluster.local: it is part of every identity and of every policy the plan writes. Choose"
                    + " another one now if this mesh may ever meet a second one; changing it later needs aliases and"
                    + " time.");
        decisions.add(
                "Root certificate: istiod makes its own, valid for ten years, and keeps the key in the cluster. Plug"
                        + " in your own CA before the first workload joins; replacing a root later means both roots in"
                        + " every proxy for a while.");
        decisions.add(
                "Revision: the default one, so namespaces carry istio-injection=enabled. Upgrades by a second revision"
                        + " stay possible: a revision tag named default can take this label over.");
        decisions.add(
                "Mesh and cluster name: left empty, as for a single cluster. Set global.meshID, global.network and"
                        + " global.multiCluster.clusterName now if a second cluster is to join this mesh.");
        decisions.add(
                "Start-up order: the mesh-wide default stays as Istio ships it; only workloads that need their sidecar"
                        + " first carry an annotation, so the pods of everybody else start as fast as before.");
        decisions.add(
                "Unknown destinations: allowed, as before the mesh (outboundTrafficPolicy ALLOW_ANY). Closing them is a"
                        + " project of its own.");
        decisions.add(cniDecision());
        decisions.add(new NativeSidecars(target).sentence());
        IstioVersions.kubernetesDecision(target).ifPresent(decisions::add);
        return decisions;
    }

    private String cniDecision() {
        var deciding = firstEnforcing("restricted").or(() -> firstEnforcing("baseline"));
        return deciding.map(namespace -> "CNI plugin: installed, because namespace " + namespace
                        + " enforces a Pod Security level that forbids the init container sidecars need otherwise.")
                .orElse("CNI plugin: not installed. No namespace enforces a Pod Security level that needs it; sidecars"
                        + " set up their network in an init container with NET_ADMIN and NET_RAW.");
    }

    private List<String> figures() {
        return new IstioSizing(sizing).sentences();
    }
}
