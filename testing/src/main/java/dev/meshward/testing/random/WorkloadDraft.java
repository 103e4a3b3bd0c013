package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.below;
import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A workload while it is being written: its object, its Service if it has one, and what others may call. */
final class WorkloadDraft {

    /** A port of the Service and where it leads. */
    record Door(int port, int containerPort, String name, String appProtocol) {}

    final String kind;
    final String namespace;
    final String name;
    final Set<KnownWorkload.Trait> traits = EnumSet.noneOf(KnownWorkload.Trait.class);
    final List<Door> doors = new ArrayList<>();
    final List<Map<String, Object>> env = new ArrayList<>();
    final List<Map<String, Object>> envFrom = new ArrayList<>();
    final List<String> args = new ArrayList<>();
    final List<String> shell = new ArrayList<>();
    final List<Map<String, Object>> volumes = new ArrayList<>();
    final List<Map<String, Object>> mounts = new ArrayList<>();
    final Map<String, Object> podLabels = map();
    final Map<String, Object> podAnnotations = map();
    final Map<String, Object> podSpec = map();
    final Map<String, Object> ownLabels = map();
    final Map<String, Object> ownAnnotations = map();
    final List<Map<String, Object>> owners = new ArrayList<>();
    final Map<String, Object> extraSpec = map();
    String image;
    int replicas = 2;
    boolean headless;
    boolean namedTargetPorts;

    WorkloadDraft(String kind, String namespace, String name) {
        this.kind = kind;
        this.namespace = namespace;
        this.name = name;
        this.image = "registry.example/" + namespace + "/" + name + ":1.4.2";
        podLabels.put("app", name);
    }

    boolean isCallable() {
        return !doors.isEmpty();
    }

    /** Databases answer; what stands in their configuration is nobody they call. */
    boolean isServerOnly() {
        return image.startsWith("postgres:") || image.startsWith("mysql:");
    }

    KnownWorkload known() {
        return new KnownWorkload(kind, namespace, name, traits);
    }

    Map<String, Object> manifest() {
        var object = object(apiVersion(), kind, namespace, name);
        object.put("spec", kind.equals("Pod") ? podSpec() : spec());
        putUnlessEmpty(below(object, "metadata"), "labels", kind.equals("Pod") ? podLabels : ownLabels);
        putUnlessEmpty(below(object, "metadata"), "annotations", kind.equals("Pod") ? podAnnotations : ownAnnotations);
        if (!owners.isEmpty()) {
            below(object, "metadata").put("ownerReferences", owners);
        }
        return object;
    }

    private String apiVersion() {
        return switch (kind) {
            case "Job", "CronJob" -> "batch/v1";
            case "Pod", "ReplicationController" -> "v1";
            case "Rollout" -> "argoproj.io/v1alpha1";
            case "DeploymentConfig" -> "apps.openshift.io/v1";
            case "CloneSet" -> "apps.kruise.io/v1alpha1";
            default -> "apps/v1";
        };
    }

    private Map<String, Object> spec() {
        if (kind.equals("CronJob")) {
            return map("schedule", "15 3 * * *", "jobTemplate", map("spec", map("template", template())));
        }
        var spec = map();
        if (!kind.equals("Job") && !kind.equals("DaemonSet")) {
            spec.put("replicas", replicas);
        }
        if (Set.of("ReplicationController", "DeploymentConfig").contains(kind)) {
            spec.put("selector", map("app", name));
        } else if (!kind.equals("Job")) {
            spec.put("selector", map("matchLabels", map("app", name)));
        }
        if (kind.equals("StatefulSet")) {
            spec.put("serviceName", name);
        }
        spec.putAll(extraSpec);
        spec.put("template", template());
        return spec;
    }

    private Map<String, Object> template() {
        var metadata = map("labels", podLabels);
        putUnlessEmpty(metadata, "annotations", podAnnotations);
        return map("metadata", metadata, "spec", podSpec());
    }

    private Map<String, Object> podSpec() {
        var container = map("name", "main", "image", image);
        if (!shell.isEmpty()) {
            container.put("command", List.of("sh", "-c", String.join("\n", shell)));
        }
        putUnlessEmpty(container, "args", args);
        putUnlessEmpty(container, "env", env);
        putUnlessEmpty(container, "envFrom", envFrom);
        putUnlessEmpty(container, "ports", containerPorts());
        putUnlessEmpty(container, "volumeMounts", mounts);
        var spec = map("containers", List.of(container));
        putUnlessEmpty(spec, "volumes", volumes);
        if (kind.equals("Job") || kind.equals("CronJob")) {
            spec.put("restartPolicy", "OnFailure");
        }
        spec.putAll(podSpec);
        return spec;
    }

    private List<Map<String, Object>> containerPorts() {
        var ports = new ArrayList<Map<String, Object>>();
        doors.stream()
                .map(door -> map("name", door.name(), "containerPort", door.containerPort()))
                .distinct()
                .forEach(ports::add);
        return ports;
    }

    /** The Service in front of it. */
    Map<String, Object> service() {
        var ports = new ArrayList<Map<String, Object>>();
        for (var door : doors) {
            Object target = namedTargetPorts ? door.name() : (Object) door.containerPort();
            var port = map("name", door.name(), "port", door.port(), "targetPort", target);
            if (!door.appProtocol().isEmpty()) {
                port.put("appProtocol", door.appProtocol());
            }
            ports.add(port);
        }
        var service = object("v1", "Service", namespace, name);
        service.put("spec", map("selector", map("app", name), "ports", ports));
        if (headless) {
            below(service, "spec").put("clusterIP", "None");
        }
        if (!ownLabels.isEmpty()) {
            below(service, "metadata").put("labels", new TreeMap<>(ownLabels));
        }
        return service;
    }

    private static void putUnlessEmpty(Map<String, Object> map, String key, Map<String, Object> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> map, String key, List<?> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }
}
