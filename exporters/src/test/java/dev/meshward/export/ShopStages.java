package dev.meshward.export;

import static dev.meshward.export.ShopPlan.CART;
import static dev.meshward.export.ShopPlan.CHECKOUT;

import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.Gate;
import dev.meshward.adoption.Stage;
import dev.meshward.adoption.StageKind;
import dev.meshward.bundles.ApplyFile;
import dev.meshward.bundles.HelmFile;
import dev.meshward.bundles.PatchFile;
import dev.meshward.bundles.RestartBatch;
import dev.meshward.bundles.RolloutBundle;
import dev.meshward.bundles.SideFile;
import dev.meshward.bundles.StageBundle;
import dev.meshward.bundles.Step;
import dev.meshward.bundles.Step.Action;
import dev.meshward.bundles.Touched;
import dev.meshward.bundles.Undo;
import dev.meshward.bundles.Verification;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Installation;
import java.util.List;
import java.util.Optional;

/** The stages of {@link ShopPlan}: a control plane, a join in which Argo CD keeps one object, a strict stage. */
final class ShopStages {

    private static final String BOTH = CART + ", " + CHECKOUT;

    private ShopStages() {}

    static RolloutBundle all() {
        return new RolloutBundle(
                List.of(platform(), join(), strict()),
                List.of(new SideFile("README.md", "# The bypass\n")),
                List.of("istiod: about 1 MB a service and 0.5 MB a pod"));
    }

    static StageBundle platform() {
        var release = new Installation.Release(
                "istiod",
                "istio-system",
                "istiod",
                "https://istio-release.storage.googleapis.com/charts",
                "1.30.3",
                Mapping.building().put("profile", "default").build());
        var command = "helm upgrade --install istiod istiod -n istio-system --version 1.30.3";
        return new StageBundle(
                stage(0, "platform", StageKind.PLATFORM, "Install the control plane", List.of(), List.of()),
                List.of(new Step(
                        Action.HELM, List.of("helm/istiod.values.yaml"), "istiod", "istiod is ready", "", "first")),
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

    static StageBundle join() {
        var after = new Gate(Gate.When.AFTER, "sum(up) ", "> 0", "1d", "the proxies report");
        return new StageBundle(
                stage(1, "join-shop", StageKind.JOIN, "Join shop", List.of(CART, CHECKOUT), List.of(after)),
                joining(),
                List.of(),
                List.of(
                        patch(
                                "patch/namespace-shop.yaml",
                                "{labels: {istio-injection: enabled}, name: shop}",
                                "Namespace"),
                        patch("patch/deployment-checkout.yaml", "{namespace: shop, name: checkout}", "Deployment")),
                List.of(),
                List.of(new RestartBatch(List.of(CART, CHECKOUT), 4, "both are stateless")),
                List.of(new Touched(
                        new ObjectKey("", "Namespace", "", "shop"),
                        "metadata.labels.istio-injection",
                        Optional.empty(),
                        Optional.of(Value.Text.of("enabled")))),
                List.of(new Verification("kubectl get pods -n shop", "2/2 in every line", "each pod has a proxy")),
                List.of("the error rate of shop"),
                List.of("istioctl proxy-status", "istioctl analyze -n shop"),
                leaving(),
                List.of(new SideFile("alerts.yaml", "groups: []\n")));
    }

    private static List<Step> joining() {
        return List.of(
                new Step(Action.PATCH, List.of("patch/namespace-shop.yaml"), "", "", "", "new pods get a proxy"),
                new Step(
                        Action.PATCH,
                        List.of("patch/deployment-checkout.yaml"),
                        "",
                        "",
                        "Argo CD (shop)",
                        "start-up order"),
                new Step(Action.RESTART, List.of(), BOTH, "all pods are ready", "", "the proxy comes with a new pod"));
    }

    private static Undo leaving() {
        var path = "undo/patch/namespace-shop.yaml";
        return new Undo(
                List.of(
                        new Step(Action.PATCH, List.of(path), "", "", "", "no new proxies"),
                        new Step(Action.RESTART, List.of(), BOTH, "", "", "the proxies go")),
                List.of(patch(path, "{labels: {istio-injection: null}, name: shop}", "Namespace")),
                List.of(),
                List.of(CART, CHECKOUT),
                List.of("the error rate of shop is above 1 % for 5 minutes"),
                List.of("02-strict-shop"));
    }

    static StageBundle strict() {
        var policy = ManifestReader.one("""
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {namespace: shop, name: checkout}
            spec:
              selector: {matchLabels: {app: checkout}}
              mtls: {mode: STRICT}
              portLevelMtls: {"8080": {mode: PERMISSIVE}}
            """);
        var path = "apply/peerauthentication-checkout.yaml";
        var back = new Step(Action.DELETE, List.of(), policy.key().toString(), "", "", "plaintext again");
        return new StageBundle(
                stage(
                        2,
                        "strict-shop",
                        StageKind.STRICT,
                        "Strict shop",
                        List.of(CART, CHECKOUT),
                        List.of(noPlaintext())),
                List.of(new Step(Action.CREATE, List.of(path), "", "", "", "mutual TLS only")),
                List.of(new ApplyFile(path, policy)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Touched(policy.key(), "", Optional.empty(), Optional.of(policy.content()))),
                List.of(),
                List.of(),
                List.of(),
                new Undo(
                        List.of(back),
                        List.of(),
                        List.of(policy.key()),
                        List.of(),
                        List.of("callers see connection resets"),
                        List.of()),
                List.of());
    }

    private static Gate noPlaintext() {
        return new Gate(
                Gate.When.BEFORE,
                "sum(istio_requests_total{connection_security_policy!=\"mutual_tls\"}) or vector(0)",
                "== 0",
                "7d",
                "no plaintext call is left");
    }

    private static Stage stage(
            int number, String slug, StageKind kind, String title, List<WorkloadId> climbing, List<Gate> gates) {
        var namespaces = climbing.isEmpty() ? List.<String>of() : List.of("shop");
        return new Stage(
                "id-" + slug,
                number,
                slug,
                kind,
                title,
                List.of("First reason.", "Second reason."),
                namespaces,
                namespaces,
                climbing,
                Criticality.HIGH,
                climbing.isEmpty() ? "" : "team-shop",
                gates,
                List.of());
    }

    private static PatchFile patch(String path, String metadata, String kind) {
        var version = kind.equals("Namespace") ? "v1" : "apps/v1";
        var manifest =
                ManifestReader.one("apiVersion: " + version + "\nkind: " + kind + "\nmetadata: " + metadata + "\n");
        return new PatchFile(path, manifest.key(), version, manifest.content());
    }
}
