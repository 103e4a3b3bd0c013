package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.map;

import dev.meshward.testing.random.KnownWorkload.Trait;
import dev.meshward.testing.random.WorkloadDraft.Door;
import java.util.List;

/** Draws one workload: its kind, its ports, and what makes it difficult. */
record WorkloadDrawing(Draw draw) {

    private static final List<String> KINDS = List.of(
            "Deployment",
            "Deployment",
            "Deployment",
            "Deployment",
            "Deployment",
            "Deployment",
            "Deployment",
            "Deployment",
            "StatefulSet",
            "StatefulSet",
            "DaemonSet",
            "CronJob",
            "CronJob",
            "Job",
            "Pod",
            "ReplicaSet",
            "ReplicationController",
            "Rollout",
            "DeploymentConfig",
            "CloneSet",
            "StrimziPodSet");

    private static final List<Integer> HTTP_PORTS = List.of(80, 8080, 8000, 3000, 9090);

    WorkloadDraft drawn(String namespace, String name) {
        var draft = new WorkloadDraft(draw.oneOf(KINDS), namespace, name);
        draft.replicas = draw.between(1, 4);
        switch (draft.kind) {
            case "CronJob", "Job" -> draft.traits.add(Trait.RUNS_TO_COMPLETION);
            case "StrimziPodSet" -> operated(draft);
            default -> doors(draft);
        }
        difficulties(draft);
        return draft;
    }

    private void operated(WorkloadDraft draft) {
        draft.traits.add(Trait.OWNED_BY_OPERATOR);
        draft.headless = true;
        draft.doors.add(new Door(9092, 9092, "tcp-kafka", ""));
    }

    private void doors(WorkloadDraft draft) {
        if (draw.chance(20)) {
            return;
        }
        draft.headless = draft.kind.equals("StatefulSet") && draw.chance(70);
        draft.namedTargetPorts = draw.chance(30);
        if (draft.kind.equals("StatefulSet") && draw.chance(50)) {
            database(draft);
            return;
        }
        int port = draw.oneOf(HTTP_PORTS);
        int containerPort = draft.headless || draw.chance(40) ? port : draw.oneOf(8081, 5000, 7001);
        var name = draw.oneOf("http", "http", "http-api", "web", "api");
        draft.doors.add(new Door(port, containerPort, name, draw.chance(15) ? "http" : ""));
        if (draw.chance(30)) {
            draft.doors.add(new Door(50051, 50051, "grpc", ""));
        }
        if (draw.chance(25)) {
            draft.doors.add(new Door(9102, 9102, "metrics", ""));
            scraped(draft);
        }
    }

    private void database(WorkloadDraft draft) {
        var isPostgres = draw.chance(50);
        draft.image = isPostgres ? "postgres:16.4" : "mysql:8.4";
        int port = isPostgres ? 5432 : 3306;
        draft.doors.add(new Door(port, port, draw.oneOf("tcp-db", "db", isPostgres ? "postgres" : "mysql"), ""));
    }

    private static void scraped(WorkloadDraft draft) {
        draft.podAnnotations.put("prometheus.io/scrape", "true");
        draft.podAnnotations.put("prometheus.io/port", "9102");
    }

    private void difficulties(WorkloadDraft draft) {
        if (draw.chance(6) && !draft.kind.equals("StrimziPodSet")) {
            draft.podSpec.put("hostNetwork", true);
            draft.traits.add(Trait.ON_HOST_NETWORK);
        }
        if (draw.chance(4)) {
            draft.podSpec.put("securityContext", map("runAsUser", 1337));
            draft.traits.add(Trait.RUNS_AS_PROXY_USER);
        }
        if (draft.kind.equals("Deployment") && draw.chance(10)) {
            draft.extraSpec.put("strategy", map("type", "Recreate"));
        }
        if (draft.kind.equals("StatefulSet") && draw.chance(10)) {
            draft.extraSpec.put("updateStrategy", map("type", "OnDelete"));
        }
        if (draft.kind.equals("Deployment") && draw.chance(4)) {
            draft.owners.add(map(
                    "apiVersion",
                    "apps.example.io/v1",
                    "kind",
                    "WebApp",
                    "name",
                    draft.name,
                    "uid",
                    "5a1c2d3e-0000-4000-8000-000000000001",
                    "controller",
                    true));
            draft.traits.add(Trait.OWNED_BY_OPERATOR);
        }
        if (draw.chance(8)) {
            draft.env.add(map("name", "NO_PROXY", "value", "localhost,127.0.0.1,.svc,.cluster.local"));
        }
        if (draw.chance(10)) {
            draft.podLabels.put("app.kubernetes.io/part-of", "platform");
        }
    }
}
