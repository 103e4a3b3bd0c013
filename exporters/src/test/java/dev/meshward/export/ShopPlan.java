package dev.meshward.export;

import dev.meshward.adoption.AdoptionPlan;
import dev.meshward.adoption.Bound;
import dev.meshward.adoption.Criticality;
import dev.meshward.adoption.LeftOpen;
import dev.meshward.adoption.Objective;
import dev.meshward.adoption.Postponement;
import dev.meshward.adoption.StrictException;
import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
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
import dev.meshward.manifest.ManifestReader;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Place;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import dev.meshward.readiness.QuotaRoom;
import dev.meshward.saved.PlanDirectory;
import dev.meshward.saved.PlanHistory;
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

    private ShopPlan() {}

    public static PlanDirectory directory() {
        return PlanDirectory.of(result(), () -> "{}\n".getBytes(StandardCharsets.UTF_8));
    }

    public static PlanResult result() {
        return new PlanResult(
                snapshot(),
                graph(),
                List.of(finding()),
                plan(),
                ShopStages.all(),
                "0.1.0",
                Map.of(),
                PlanHistory.none(),
                List.of(new QuotaRoom("shop", "compute", "requests.cpu", "4000m", "3300m", "3900m")));
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
        var manifest = ManifestReader.one("""
            apiVersion: apps/v1
            kind: %s
            metadata: {namespace: %s, name: %s}
            spec: {template: {metadata: {labels: {app: %s}}}}
            """.formatted(id.kind(), id.namespace(), id.name(), id.name()));
        return new Workload(
                id,
                manifest,
                new PodTemplate(manifest.at("spec", "template")),
                2,
                RestartMethod.ROLLOUT,
                new Ownership.Nobody());
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
                List.of(
                        ShopStages.platform().stage(),
                        ShopStages.join().stage(),
                        ShopStages.strict().stage()),
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
                new Objective(0, 3, 1.0 / 3, Optional.of(new Bound(0, 2, 0))),
                List.of("Keep the trust domain cluster.local?"),
                Map.of());
    }
}
