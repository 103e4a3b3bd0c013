package dev.meshward.mesh.istio.ambient;

import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.Installation.Release;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.Sizing;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.mesh.istio.ControlPlane;
import dev.meshward.mesh.istio.IstioSizing;
import dev.meshward.mesh.istio.Platform;
import java.util.ArrayList;
import java.util.List;

/**
 * Ambient mode as Helm releases: base, istiod, the CNI agent, ztunnel, all in one version (istio: manifests/charts). Where
 * an istiod is there already, it stays with those who installed it; the agents are added in its version.
 */
record AmbientInstallation(TargetMesh target, Sizing sizing, ClusterSnapshot snapshot, ControlPlane controlPlane) {

    /** From this minor on ztunnel can try policies without enforcing them; an older one would enforce them. */
    static final int TRIES_POLICIES = 29;

    private static final String CHARTS = "https://istio-release.storage.googleapis.com/charts";
    private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";
    private static final String PROFILE = "ambient";
    /** What the chart asks for on each node when nobody says otherwise. */
    private static final String ZTUNNEL_CPU = "200m";

    private static final String ZTUNNEL_MEMORY = "512Mi";

    Installation planned() {
        var decisions = new AmbientDecisions(target, snapshot, controlPlane);
        return new Installation(releases(), objects(), decisions.beforehand(), decisions.all(), figures());
    }

    private List<Release> releases() {
        var releases = new ArrayList<Release>();
        if (!controlPlane.isInstalled()) {
            releases.add(release("istio-base", "base", OwnObject.single("defaultRevision", "default")));
            releases.add(release("istiod", "istiod", istiodValues()));
        }
        releases.add(release("istio-cni", "cni", cniValues()));
        releases.add(release("ztunnel", "ztunnel", ztunnelValues()));
        return releases;
    }

    private Release release(String name, String chart, Mapping values) {
        return new Release(name, controlPlane.namespace(), chart, CHARTS, version(), values);
    }

    /** The agents and the control plane speak one protocol; another version of either is an upgrade of its own. */
    private String version() {
        return controlPlane
                .version()
                .filter(version -> Character.isDigit(version.charAt(0)))
                .orElse(target.meshVersion());
    }

    private Mapping istiodValues() {
        var plan = new IstioSizing(sizing);
        var values = Mapping.building()
                .put("profile", PROFILE)
                .put("autoscaleEnabled", true)
                .put("autoscaleMin", plan.leastReplicas())
                .put("autoscaleMax", plan.mostReplicas())
                .put("resources", plan.istiodResources())
                .put("meshConfig", meshConfig());
        platform().ifPresent(platform -> values.put("global", OwnObject.single("platform", platform)));
        if (triesPolicies()) {
            values.put("env", OwnObject.single("AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY", "true"));
        }
        return values.build();
    }

    /** What the plan relies on is written down, so that a later change of a default changes nothing. */
    private static Mapping meshConfig() {
        return Mapping.building()
                .put("trustDomain", "cluster.local")
                .put("outboundTrafficPolicy", OwnObject.single("mode", "ALLOW_ANY"))
                .build();
    }

    private Mapping cniValues() {
        var values = Mapping.building().put("profile", PROFILE);
        platform().ifPresent(platform -> values.put("global", OwnObject.single("platform", platform)));
        return values.build();
    }

    private Mapping ztunnelValues() {
        var requests = Mapping.building()
                .put("cpu", ZTUNNEL_CPU)
                .put("memory", ZTUNNEL_MEMORY)
                .build();
        var values = Mapping.building()
                .put("profile", PROFILE)
                .put("resources", OwnObject.single("requests", requests))
                .put("istioNamespace", controlPlane.namespace());
        platform().ifPresent(platform -> values.put("global", OwnObject.single("platform", platform)));
        if (triesPolicies()) {
            values.put("env", OwnObject.single("AUTHZ_POLICY_INFO_LOGGING", "true"));
        }
        return values.build();
    }

    private boolean triesPolicies() {
        return target.meshMinor() >= TRIES_POLICIES;
    }

    private java.util.Optional<String> platform() {
        return Platform.of(snapshot);
    }

    /** The agents on the nodes need more than Pod Security allows by default. */
    private List<Manifest> objects() {
        if (snapshot.object(new ObjectKey("", "Namespace", "", controlPlane.namespace()))
                .isPresent()) {
            return List.of();
        }
        var labels = Mapping.building()
                .put("app.kubernetes.io/managed-by", "meshward")
                .put(POD_SECURITY, "privileged");
        var metadata = Mapping.building().put("name", controlPlane.namespace()).put("labels", labels.build());
        return List.of(Manifest.made(Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put("metadata", metadata.build())
                .build()));
    }

    private List<String> figures() {
        var plan = new IstioSizing(sizing);
        var nodes = snapshot.objectsOf("", "Node").size();
        var each = "ztunnel: one on each node, " + ZTUNNEL_CPU + " CPU and " + ZTUNNEL_MEMORY
                + " each as its chart asks for";
        return List.of(
                plan.ruleOfThumb(),
                plan.request(),
                nodes == 0
                        ? each + "; the source does not tell how many nodes there are."
                        : each + ", on " + nodes + " nodes.",
                "ztunnel: Istio's own measurement is 0.06 core and 12 MB at 1,000 requests a second (performance and"
                        + " scalability, 1.24); pods get nothing beside their containers.",
                "istio-cni: one agent on each node, 100m CPU and 100Mi each as its chart asks for.");
    }
}
