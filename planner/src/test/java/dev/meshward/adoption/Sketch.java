package dev.meshward.adoption;

import dev.meshward.advice.Code;
import dev.meshward.advice.Diagnosis;
import dev.meshward.advice.Severity;
import dev.meshward.cluster.ClusterSnapshot;
import dev.meshward.cluster.Namespace;
import dev.meshward.cluster.Ownership;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.cluster.RestartMethod;
import dev.meshward.cluster.Service;
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
import dev.meshward.mesh.Dialect;
import dev.meshward.mesh.MeshName;
import dev.meshward.mesh.TargetMesh;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** A cluster drawn in a few strokes: {@code deployment("shop/cart")}, {@code call("shop/front", "shop/cart")}. */
final class Sketch {

    static final int PORT = 80;
    static final int CONTAINER_PORT = 8080;

    private final Map<WorkloadId, Workload> workloads = new LinkedHashMap<>();
    private final Map<ServiceId, Service> services = new LinkedHashMap<>();
    private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<WorkloadId> unknown = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private Limits limits = Limits.byDefault();
    private Dialect dialect = new PlainDialect();

    static WorkloadId id(String name) {
        return id("Deployment", name);
    }

    static WorkloadId id(String kind, String name) {
        var parts = name.split("/", -1);
        return new WorkloadId(kind, parts[0], parts[1]);
    }

    Sketch namespace(String name, Map<String, String> labels) {
        return namespace(name, labels, new Ownership.Nobody());
    }

    Sketch namespace(String name, Map<String, String> labels, Ownership owner) {
        var content = Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .put(
                        "metadata",
                        Mapping.building()
                                .put("name", name)
                                .put("labels", texts(labels))
                                .build())
                .build();
        namespaces.put(name, new Namespace(name, Optional.of(Manifest.made(content)), owner));
        return this;
    }

    Sketch deployments(String... names) {
        for (var name : names) {
            new Drawing("Deployment", name).draw();
        }
        return this;
    }

    Drawing workload(String kind, String name) {
        return new Drawing(kind, name);
    }

    Drawing deployment(String name) {
        return new Drawing("Deployment", name);
    }

    Sketch call(String from, String to) {
        return call(id(from), to, PORT, Confidence.HIGH);
    }

    Sketch call(WorkloadId from, String service, int port, Confidence confidence) {
        return call(new Caller.Pods(from), service, port, confidence, DependencyKind.CALL);
    }

    Sketch call(Caller from, String service, int port, Confidence confidence, DependencyKind kind) {
        var parts = service.split("/", -1);
        return depend(from, new UnresolvedService(new ServiceId(parts[0], parts[1])), port, confidence, kind);
    }

    private record UnresolvedService(ServiceId id) {}

    private final List<Runnable> later = new ArrayList<>();

    private Sketch depend(
            Caller from, UnresolvedService service, int port, Confidence confidence, DependencyKind kind) {
        later.add(() -> dependencies.add(new Dependency(
                from,
                new Callee.ToService(service.id(), behind(service.id())),
                port,
                "http",
                kind,
                confidence,
                List.of(evidence(confidence)))));
        return this;
    }

    Sketch depend(Dependency dependency) {
        dependencies.add(dependency);
        return this;
    }

    static Evidence evidence(Confidence confidence) {
        return new Evidence.DeclaredAddress("env", new Place("sketch.yaml", 7, ""), confidence, "a:80", "It says so.");
    }

    private List<WorkloadId> behind(ServiceId id) {
        var selector = java.util.Objects.requireNonNull(services.get(id)).selector();
        return workloads.values().stream()
                .filter(workload -> workload.namespace().equals(id.namespace()))
                .filter(workload -> !selector.isEmpty()
                        && workload.template().labels().entrySet().containsAll(selector.entrySet()))
                .map(Workload::id)
                .sorted()
                .toList();
    }

    Sketch service(String name, Map<String, String> selector, Value ports, Map<String, String> spec) {
        var parts = name.split("/", -1);
        var building = Mapping.building().put("selector", texts(selector)).put("ports", ports);
        spec.forEach(building::put);
        var content = Mapping.building()
                .put("apiVersion", "v1")
                .put("kind", "Service")
                .put(
                        "metadata",
                        Mapping.building()
                                .put("name", parts[1])
                                .put("namespace", parts[0])
                                .build())
                .put("spec", building.build())
                .build();
        var id = new ServiceId(parts[0], parts[1]);
        services.put(id, new Service(id, Manifest.made(content)));
        return this;
    }

    static Value port(int number, String target) {
        return Value.Sequence.of(List.of(
                Mapping.building().put("port", number).put("targetPort", target).build()));
    }

    boolean hasService(WorkloadId workload) {
        return hasService(workload.namespace() + "/" + workload.name());
    }

    boolean hasService(String name) {
        var parts = name.split("/", -1);
        return services.containsKey(new ServiceId(parts[0], parts[1]));
    }

    Sketch unknown(WorkloadId workload) {
        unknown.add(workload);
        return this;
    }

    Sketch finding(String code, WorkloadId workload, Finding.Blocks blocks) {
        var key = new ObjectKey("apps", workload.kind(), workload.namespace(), workload.name());
        var diagnosis = new Diagnosis(
                new Code(code),
                Severity.ERROR,
                key,
                Place.nowhere(),
                "Something is in the way.",
                "It matters.",
                "Settle it.");
        findings.add(new Finding(diagnosis, List.of(workload), blocks, Optional.empty()));
        return this;
    }

    Sketch finding(Finding finding) {
        findings.add(finding);
        return this;
    }

    Sketch wish(Wish wish) {
        wishes.add(wish);
        return this;
    }

    Sketch limits(int workloads, int namespaces, int restarts) {
        limits = new Limits(workloads, namespaces, restarts);
        return this;
    }

    Sketch dialect(Dialect other) {
        dialect = other;
        return this;
    }

    PlanQuestion question() {
        return question(Optional.empty());
    }

    /** The same question with everything handed over in another order. */
    PlanQuestion shuffled(long seed) {
        return question(Optional.of(new Random(seed)));
    }

    private PlanQuestion question(Optional<Random> shuffle) {
        later.forEach(Runnable::run);
        later.clear();
        var allNamespaces = new TreeSet<>(namespaces.keySet());
        workloads.keySet().forEach(workload -> allNamespaces.add(workload.namespace()));
        var spaces = new ArrayList<>(allNamespaces.stream().map(this::found).toList());
        var loads = new ArrayList<>(workloads.values());
        var ports = new ArrayList<>(services.values());
        var calls = new ArrayList<>(dependencies);
        var found = new ArrayList<>(findings);
        shuffle.ifPresent(random -> List.of(spaces, loads, ports, calls, found)
                .forEach(list -> java.util.Collections.shuffle(list, random)));
        var objects = loads.stream().map(Workload::manifest).toList();
        var snapshot = new ClusterSnapshot(
                "sketch", Optional.empty(), Optional.of("1.33"), objects, spaces, loads, ports, List.of());
        return new PlanQuestion(
                snapshot,
                new DependencyGraph(calls, unknown),
                found,
                new TargetMesh(MeshName.ISTIO, "1.30.3", "1.33", true),
                dialect,
                new PlanPreferences(limits, wishes, Optional.empty()));
    }

    private Namespace found(String name) {
        return namespaces.getOrDefault(name, new Namespace(name, Optional.empty(), new Ownership.Nobody()));
    }

    AdoptionPlan plan() {
        return planFor(question());
    }

    static AdoptionPlan planFor(PlanQuestion question) {
        var answer = new LadderPlanner().arrange(question);
        return switch (answer) {
            case StagePlanner.Answer.Planned(var plan) -> plan;
            case StagePlanner.Answer.Contradiction(var _, var because) -> throw new AssertionError(because);
        };
    }

    static Mapping texts(Map<String, String> entries) {
        var building = Mapping.building();
        entries.forEach(building::put);
        return building.build();
    }

    /** One workload while it is drawn; it gets a Service of its own name unless told otherwise. */
    final class Drawing {
        private final WorkloadId id;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private final Map<String, String> podLabels = new LinkedHashMap<>();
        private final Map<String, String> podAnnotations = new LinkedHashMap<>();
        private final Mapping.Building spec = Mapping.building();
        private Mapping.Building podSpec = Mapping.building();
        private int replicas = 1;
        private RestartMethod restart = RestartMethod.ROLLOUT;
        private Ownership owner = new Ownership.Nobody();
        private boolean hasService = true;
        private boolean hasPort = true;

        private Drawing(String kind, String name) {
            this.id = Sketch.id(kind, name);
            podLabels.put("app", id.name());
        }

        Drawing label(String key, String value) {
            labels.put(key, value);
            return this;
        }

        Drawing podLabel(String key, String value) {
            podLabels.put(key, value);
            return this;
        }

        Drawing podAnnotation(String key, String value) {
            podAnnotations.put(key, value);
            return this;
        }

        /** Where the plain dialect reads membership from. */
        Drawing standing(String rung) {
            return podLabel("mesh", rung);
        }

        Drawing replicas(int number) {
            replicas = number;
            return this;
        }

        Drawing restart(RestartMethod method) {
            restart = method;
            return this;
        }

        Drawing owner(Ownership someone) {
            owner = someone;
            return this;
        }

        Drawing account(String name) {
            podSpec.put("serviceAccountName", name);
            return this;
        }

        Drawing schedule(String text) {
            spec.put("schedule", text);
            return this;
        }

        Drawing onHostNetwork() {
            podSpec.put("hostNetwork", true);
            return this;
        }

        Drawing withoutService() {
            hasService = false;
            return this;
        }

        Drawing withoutPort() {
            hasPort = false;
            return withoutService();
        }

        Sketch draw() {
            var container = Mapping.building().put("name", "app").put("image", "registry.example/app:1");
            if (hasPort) {
                container.put(
                        "ports",
                        Value.Sequence.of(List.of(Mapping.building()
                                .put("name", "web")
                                .put("containerPort", CONTAINER_PORT)
                                .build())));
            }
            podSpec = podSpec.put("containers", Value.Sequence.of(List.of(container.build())));
            var template = Mapping.building()
                    .put(
                            "metadata",
                            Mapping.building()
                                    .put("labels", texts(podLabels))
                                    .put("annotations", texts(podAnnotations))
                                    .build())
                    .put("spec", podSpec.build())
                    .build();
            var content = Mapping.building()
                    .put("apiVersion", "apps/v1")
                    .put("kind", id.kind())
                    .put(
                            "metadata",
                            Mapping.building()
                                    .put("name", id.name())
                                    .put("namespace", id.namespace())
                                    .put("labels", texts(labels))
                                    .build())
                    .put("spec", spec.put("template", template).build())
                    .build();
            var manifest = Manifest.made(content);
            workloads.put(
                    id,
                    new Workload(
                            id, manifest, new PodTemplate(manifest.at("spec", "template")), replicas, restart, owner));
            return hasService
                    ? service(id.namespace() + "/" + id.name(), Map.of("app", id.name()), port(PORT, "web"), Map.of())
                    : Sketch.this;
        }
    }
}
