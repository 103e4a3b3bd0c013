package dev.meshward.adoption;

import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Callee;
import dev.meshward.dependencies.Caller;
import dev.meshward.dependencies.Confidence;
import dev.meshward.dependencies.Dependency;
import dev.meshward.dependencies.DependencyKind;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws clusters by lot: every difficulty the planner knows of, in every mixture. */
final class RandomSketch {

    private static final List<String> NAMES = List.of(
            "shop",
            "payments",
            "dev-tools",
            "prod-web",
            "search",
            "kube-system",
            "mesh-system",
            "batch",
            "identity",
            "data",
            "media",
            "staging");
    private static final List<String> STANDINGS = List.of("joined", "strict", "authorized", "other");
    private static final List<String> SCHEDULES = List.of("@daily", "0 3 1 * *", "*/5 * * * *", "0 0 1 1 *", "soon");

    private static final List<Confidence> CONFIDENCES = List.of(Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH);

    private final Random random;
    private final Sketch sketch = new Sketch();
    private final List<WorkloadId> drawn = new ArrayList<>();

    private RandomSketch(long seed) {
        this.random = new Random(seed);
    }

    static Sketch of(long seed) {
        var drawing = new RandomSketch(seed);
        drawing.draw();
        return drawing.sketch;
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private void draw() {
        boolean halfMeshed = random.nextBoolean();
        int namespaces = 1 + random.nextInt(NAMES.size());
        for (int i = 0; i < namespaces; i++) {
            drawNamespace(NAMES.get(i), halfMeshed);
        }
        for (int i = 0; i < drawn.size() * 2; i++) {
            drawCall();
        }
        drawn.forEach(this::drawTroubles);
        if (rarely()) {
            sketch.limits(1 + random.nextInt(5), 1 + random.nextInt(3), 1 + random.nextInt(20));
        }
    }

    private void drawNamespace(String name, boolean halfMeshed) {
        if (rarely()) {
            sketch.namespace(name, Map.of(), new Ownership.Operator("v1", "Tenant", name));
        }
        int workloads = rarely() ? 40 : 1 + random.nextInt(8);
        for (int i = 0; i < workloads; i++) {
            drawWorkload(name + "/app" + i, halfMeshed);
        }
        if (rarely()) {
            sketch.service(
                    name + "/all", Map.of("tier", "any"), Sketch.port(Sketch.PORT, "web"), Map.of("clusterIP", "None"));
        }
    }

    private void drawWorkload(String name, boolean halfMeshed) {
        var kind = switch (random.nextInt(10)) {
            case 0 -> "CronJob";
            case 1 -> "StatefulSet";
            case 2 -> "DaemonSet";
            case 3 -> "Pod";
            default -> "Deployment";
        };
        var drawing = sketch.workload(kind, name).replicas(1 + random.nextInt(rarely() ? 300 : 5));
        if (kind.equals("CronJob")) {
            drawing.schedule(SCHEDULES.get(random.nextInt(SCHEDULES.size()))).restart(RestartMethod.NEXT_RUN);
        }
        if (kind.equals("Pod")) {
            drawing.restart(RestartMethod.MANUAL);
        }
        if (halfMeshed && random.nextInt(4) == 0) {
            drawing.standing(STANDINGS.get(random.nextInt(STANDINGS.size())));
        }
        if (rarely()) {
            drawing.owner(new Ownership.Operator("v1", "Kafka", "main"));
        }
        if (rarely()) {
            drawing.onHostNetwork();
        }
        if (random.nextInt(3) == 0) {
            drawing.podLabel("tier", "any");
        }
        if (rarely()) {
            drawing.withoutPort();
        }
        drawing.draw();
        drawn.add(Sketch.id(kind, name));
    }

    private WorkloadId anybody() {
        return drawn.get(random.nextInt(drawn.size()));
    }

    private void drawCall() {
        var confidence = CONFIDENCES.get(random.nextInt(CONFIDENCES.size()));
        var to = anybody();
        int port = random.nextInt(4) == 0 ? 0 : Sketch.PORT;
        Caller from = switch (random.nextInt(12)) {
            case 0 -> new Caller.Outside();
            case 1 -> new Caller.ApiServer();
            case 2 -> new Caller.Kubelet();
            default -> new Caller.Pods(anybody());
        };
        var kind = from instanceof Caller.Kubelet ? DependencyKind.PROBE : DependencyKind.CALL;
        if (sketch.hasService(to) && random.nextInt(4) > 0) {
            sketch.call(from, to.namespace() + "/" + to.name(), port, confidence, kind);
        } else if (sketch.hasService(to.namespace() + "/all")) {
            sketch.call(from, to.namespace() + "/all", Sketch.PORT, confidence, kind);
        } else {
            var scrape = random.nextBoolean() ? DependencyKind.SCRAPE : kind;
            sketch.depend(new Dependency(
                    from,
                    new Callee.ToWorkload(to),
                    port,
                    "http",
                    scrape,
                    confidence,
                    List.of(Sketch.evidence(confidence))));
        }
    }

    private void drawTroubles(WorkloadId workload) {
        if (rarely()) {
            sketch.finding("MW-101", workload, Finding.Blocks.JOINING_EVER);
        }
        if (rarely()) {
            sketch.finding("MW-102", workload, Finding.Blocks.JOINING);
        }
        if (rarely()) {
            sketch.finding("MW-103", workload, Finding.Blocks.NOTHING);
        }
        if (rarely()) {
            sketch.unknown(workload);
        }
        if (random.nextInt(40) == 0) {
            sketch.wish(
                    new Wish.Never(new Wish.Target(workload.namespace(), workload.name()), "not now", Place.nowhere()));
        }
    }
}
