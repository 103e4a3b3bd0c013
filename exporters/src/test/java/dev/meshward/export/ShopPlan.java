package dev.meshward.export;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Gate;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.adoption.StrictException;
import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.HelmFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.SideFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.Touched;
import dev.meshward.bundles.Undo;
import dev.meshward.bundles.Verification;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.ScanGap;
import dev.meshward.cluster.ServiceId;
import dev.meshward.cluster.Workload;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyGraph;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.dependencies.Evidence;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Installation;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A finished plan of a small shop, made by hand: a platform stage, a join, a strict stage with an exception. */
public final class ShopPlan {

    public static final WorkloadId CART = new WorkloadId("Deployment", "shop", "cart");
    public static final WorkloadId CHECKOUT = new WorkloadId("Deployment", "shop", "checkout");
    public static final WorkloadId NODE_AGENT = new WorkloadId("DaemonSet", "infra", "node-agent");
    public static final WorkloadId LEDGER = new WorkloadId("StatefulSet", "pay", "ledger");

    private static final ObjectKey SHOP = new ObjectKey("", "Namespace", "", "shop");
    private static final ObjectKey CHECKOUT_KEY = new ObjectKey("apps", "Deployment", "shop", "checkout");

    private static final String TARGET = CART + ", " + CHECKOUT;

    private ShopPlan() {}

    public static PlanDirectory directory() {
        return PlanDirectory.of(result(), "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    public static PlanResult result() {
        return new PlanResult(snapshot(), graph(), List.of(finding()), plan(), bundle(), "0.1.0");
    }

    public static ClusterSnapshot snapshot() {
        var workloads = List.of(workload(CART), workload(CHECKOUT), workload(NODE_AGENT), workload(LEDGER));
        return new ClusterSnapshot(
                "shop-cluster",
                Optional.empty(),
                Optional.of("1.33"),
                workloads.stream().map(Workload::manifest).toList(),
                List.of(namespace("infra"), namespace("pay"), namespace("shop")),
                workloads,
                List.of(),
                List.of(
                        new ScanGap.Unreadable(new Place("broken.yaml", 7, ""), "a tab where a blank is needed"),
                        new ScanGap.NotLooked("Pods", "manifests hold none")));
    }

    private static Namespace namespace(String name) {
        return new Namespace(name, Optional.empty(), new Ownership.Nobody());
    }

    public static Workload workload(WorkloadId id) {
        var group = id.kind().equals("Job") ? "batch" : "apps";
        var template = Mapping.building()
                .put(
                        "metadata",
                        Mapping.building()
                                .put(
                                        "labels",
                                        Mapping.building().put("app", id.name()).build())
                                .build())
                .build();
        var manifest = Manifest.made(Mapping.building()
                .put("apiVersion", group + "/v1")
                .put("kind", id.kind())
                .put("metadata", metadata(id.namespace(), id.name()))
                .put("spec", Mapping.building().put("template", template).build())
                .build());
        return new Workload(
                id,
                manifest,
                new PodTemplate(manifest.at("spec", "template")),
                2,
                RestartMethod.ROLLOUT,
                new Ownership.Nobody());
    }

    private static Mapping metadata(String namespace, String name) {
        var metadata = Mapping.building().put("name", name);
        return (namespace.isEmpty() ? metadata : metadata.put("namespace", namespace)).build();
    }

    public static DependencyGraph graph() {
        return new DependencyGraph(
                List.of(
                        call(CART, CHECKOUT, Confidence.HIGH),
                        call(CHECKOUT, LEDGER, Confidence.MEDIUM),
                        call(NODE_AGENT, CHECKOUT, Confidence.HIGH),
                        new Dependency(
                                new Caller.Outside(),
                                new Callee.ToService(new ServiceId("shop", "cart"), List.of(CART)),
                                80,
                                "http",
                                DependencyKind.CALL,
                                Confidence.HIGH,
                                List.of(evidence(Confidence.HIGH)))),
                List.of(NODE_AGENT));
    }

    public static Dependency call(WorkloadId from, WorkloadId to, Confidence confidence) {
        return new Dependency(
                new Caller.Pods(from),
                new Callee.ToService(new ServiceId(to.namespace(), to.name()), List.of(to)),
                8080,
                "http",
                DependencyKind.CALL,
                confidence,
                List.of(evidence(confidence)));
    }

    private static Evidence evidence(Confidence confidence) {
        return new Evidence.DeclaredAddress(
                "env",
                new Place("app.yaml", 12, "spec.env[0].value"),
                confidence,
                "x:8080",
                "The variable X names it.");
    }

    public static Finding finding() {
        return new Finding(
                new Diagnosis(
                        new Code("MW-101"),
                        Severity.ERROR,
                        new ObjectKey("apps", "DaemonSet", "infra", "node-agent"),
                        new Place("infra.yaml", 9, "spec.template.spec.hostNetwork"),
                        "The pods share the node's network.",
                        "A proxy there would capture the traffic of the node.",
                        "Perhaps move it off the host network."),
                List.of(NODE_AGENT),
                Finding.Blocks.JOINING_EVER,
                Optional.empty());
    }

    private static AdoptionPlan plan() {
        return new AdoptionPlan(
                new TargetMesh(MeshName.ISTIO, "1.30.3", "1.33", true),
                List.of(platform().stage(), join().stage(), strict().stage()),
                List.of(
                        new Postponement(NODE_AGENT, "it runs on the host network", "MW-101", true),
                        new Postponement(LEDGER, "its quota has no room for a sidecar", "MW-107", false)),
                List.of(new StrictException(
                        CHECKOUT,
                        List.of(8080),
                        List.of(new Caller.Pods(NODE_AGENT)),
                        "node-agent can have no proxy",
                        "node-agent leaves the host network")),
                List.of(new LeftOpen(CART, "nobody knows who calls it")),
                List.of(),
                Map.of("kube-system", "it belongs to Kubernetes"),
                Map.of(
                        CART, Criticality.NORMAL,
                        CHECKOUT, Criticality.HIGH,
                        NODE_AGENT, Criticality.LOW,
                        LEDGER, Criticality.CRITICAL),
                new Objective(0, 3, 1.0 / 3),
                List.of("Keep the trust domain cluster.local?"));
    }

    private static RolloutBundle bundle() {
        return new RolloutBundle(
                List.of(platform(), join(), strict()),
                List.of(new SideFile("README.md", "# The bypass\n")),
                List.of("istiod: about 1 MB a service and 0.5 MB a pod"));
    }

    private static Stage stage(
            int number, String slug, StageKind kind, String title, List<WorkloadId> climbing, List<Gate> gates) {
        return new Stage(
                "id-" + slug,
                number,
                slug,
                kind,
                title,
                List.of("First reason.", "Second reason."),
                climbing.isEmpty() ? List.of() : List.of("shop"),
                climbing.isEmpty() ? List.of() : List.of("shop"),
                climbing,
                Criticality.HIGH,
                climbing.isEmpty() ? "" : "team-shop",
                gates,
                List.of());
    }

    private static StageBundle platform() {
        var release = new Installation.Release(
                "istiod",
                "istio-system",
                "istiod",
                "https://istio-release.storage.googleapis.com/charts",
                "1.30.3",
                Mapping.building().put("profile", "default").build());
        var command =
                "helm upgrade --install istiod istiod -n istio-system --version 1.30.3 -f helm/istiod.values.yaml";
        return new StageBundle(
                stage(0, "platform", StageKind.PLATFORM, "Install the control plane", List.of(), List.of()),
                List.of(new Step(
                        Step.Action.HELM,
                        List.of("helm/istiod.values.yaml"),
                        "istiod",
                        "istiod is ready",
                        "",
                        "first")),
                List.of(),
                List.of(),
                List.of(new HelmFile("helm/istiod.values.yaml", release, command)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Undo(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of());
    }

    private static StageBundle join() {
        var after = new Gate(Gate.When.AFTER, "sum(up) ", "> 0", "1d", "the proxies report");
        return new StageBundle(
                stage(1, "join-shop", StageKind.JOIN, "Join shop", List.of(CART, CHECKOUT), List.of(after)),
                List.of(
                        new Step(
                                Step.Action.PATCH,
                                List.of("patch/namespace-shop.yaml"),
                                "",
                                "",
                                "",
                                "new pods get a proxy"),
                        new Step(
                                Step.Action.PATCH,
                                List.of("patch/deployment-checkout.yaml"),
                                "",
                                "",
                                "Argo CD (shop)",
                                "start-up order"),
                        new Step(
                                Step.Action.RESTART,
                                List.of(),
                                TARGET,
                                "all pods are ready",
                                "",
                                "the proxy comes with a new pod")),
                List.of(),
                List.of(namespacePatch("patch/namespace-shop.yaml", Value.Text.of("enabled")), deploymentPatch()),
                List.of(),
                List.of(new RestartBatch(List.of(CART, CHECKOUT), 4, "both are stateless")),
                List.of(new Touched(
                        SHOP,
                        "metadata.labels.istio-injection",
                        Optional.empty(),
                        Optional.of(Value.Text.of("enabled")))),
                List.of(new Verification("kubectl get pods -n shop", "2/2 in every line", "each pod has a proxy")),
                List.of("the error rate of shop"),
                List.of("istioctl proxy-status", "istioctl analyze -n shop"),
                new Undo(
                        List.of(
                                new Step(
                                        Step.Action.PATCH,
                                        List.of("undo/patch/namespace-shop.yaml"),
                                        "",
                                        "",
                                        "",
                                        "no new proxies"),
                                new Step(Step.Action.RESTART, List.of(), TARGET, "", "", "the proxies go")),
                        List.of(namespacePatch("undo/patch/namespace-shop.yaml", Value.Nothing.here())),
                        List.of(),
                        List.of(CART, CHECKOUT),
                        List.of("the error rate of shop is above 1 % for 5 minutes"),
                        List.of("02-strict-shop")),
                List.of(new SideFile("alerts.yaml", "groups: []\n")));
    }

    private static StageBundle strict() {
        var permissive = Mapping.building().put("mode", "PERMISSIVE").build();
        var policy = Manifest.made(Mapping.building()
                .put("apiVersion", "security.istio.io/v1")
                .put("kind", "PeerAuthentication")
                .put("metadata", metadata("shop", "checkout"))
                .put(
                        "spec",
                        Mapping.building()
                                .put(
                                        "selector",
                                        Mapping.building()
                                                .put(
                                                        "matchLabels",
                                                        Mapping.building()
                                                                .put("app", "checkout")
                                                                .build())
                                                .build())
                                .put(
                                        "mtls",
                                        Mapping.building().put("mode", "STRICT").build())
                                .put(
                                        "portLevelMtls",
                                        Mapping.building()
                                                .put("8080", permissive)
                                                .build())
                                .build())
                .build());
        var before = new Gate(
                Gate.When.BEFORE,
                "sum(istio_requests_total{connection_security_policy!=\"mutual_tls\"}) or vector(0)",
                "== 0",
                "7d",
                "no plaintext call is left");
        return new StageBundle(
                stage(2, "strict-shop", StageKind.STRICT, "Strict shop", List.of(CART, CHECKOUT), List.of(before)),
                List.of(new Step(
                        Step.Action.CREATE,
                        List.of("apply/peerauthentication-checkout.yaml"),
                        "",
                        "",
                        "",
                        "mutual TLS only")),
                List.of(new ApplyFile("apply/peerauthentication-checkout.yaml", policy)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Touched(policy.key(), "", Optional.empty(), Optional.of(policy.content()))),
                List.of(),
                List.of(),
                List.of(),
                new Undo(
                        List.of(new Step(
                                Step.Action.DELETE, List.of(), policy.key().toString(), "", "", "plaintext again")),
                        List.of(),
                        List.of(policy.key()),
                        List.of(),
                        List.of("callers see connection resets"),
                        List.of()),
                List.of());
    }

    private static PatchFile namespacePatch(String path, Value label) {
        return new PatchFile(
                path,
                SHOP,
                "v1",
                Mapping.building()
                        .put("apiVersion", "v1")
                        .put("kind", "Namespace")
                        .put(
                                "metadata",
                                metadata("", "shop")
                                        .with(
                                                "labels",
                                                Mapping.building()
                                                        .put("istio-injection", label)
                                                        .build()))
                        .build());
    }

    private static PatchFile deploymentPatch() {
        return new PatchFile(
                "patch/deployment-checkout.yaml",
                CHECKOUT_KEY,
                "apps/v1",
                Mapping.building()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "Deployment")
                        .put("metadata", metadata("shop", "checkout"))
                        .build());
    }
}
