package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.below;
import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects of one workload of a large cluster, told apart by its number; every namespace has {@code together} of them. */
record ScaleObjects(int i, int together) {

    private static final int SPEAKERS = 4;

    /** In the order of a dump; the first workload of a namespace brings the namespace. */
    List<Map<String, Object>> all() {
        var objects = new ArrayList<Map<String, Object>>();
        if (i % together == 0) {
            objects.add(object("v1", "Namespace", "", namespaceOf(i)));
        }
        objects.addAll(List.of(deployment(), service(), config(), pod()));
        return objects;
    }

    private String namespaceOf(int number) {
        return "team-%03d".formatted(number / together);
    }

    private static String nameOf(int number) {
        return "service-%05d".formatted(number);
    }

    /**
     * Whom a workload calls: two of its own namespace, and one of the four of another namespace that speak for it. So
     * two calls in three stay within a namespace, as in the sample company of twelve namespaces.
     */
    private List<Integer> calleesOf(int number) {
        int namespace = number / together;
        int place = number % together;
        int first = number - place;
        int elsewhere = namespace / 2 * together + place % Math.min(SPEAKERS, together);
        return List.of(first + place / 2, first + Math.max(0, place - 7), elsewhere).stream()
                .distinct()
                .filter(callee -> callee != number)
                .toList();
    }

    private String addressOf(int number) {
        return nameOf(number) + "." + namespaceOf(number) + ".svc.cluster.local:8080";
    }

    private Map<String, Object> deployment() {
        var deployment = named("apps/v1", "Deployment");
        deployment.put(
                "spec",
                map(
                        "replicas", 3,
                        "revisionHistoryLimit", 10,
                        "selector", map("matchLabels", map("app", nameOf(i))),
                        "strategy",
                                map(
                                        "rollingUpdate",
                                        map("maxSurge", "25%", "maxUnavailable", "25%"),
                                        "type",
                                        "RollingUpdate"),
                        "template", map("metadata", map("labels", podLabels()), "spec", podSpec())));
        deployment.put(
                "status",
                map(
                        "availableReplicas",
                        3,
                        "observedGeneration",
                        4,
                        "readyReplicas",
                        3,
                        "replicas",
                        3,
                        "updatedReplicas",
                        3,
                        "conditions",
                        List.of(condition("Available"), condition("Progressing"))));
        return deployment;
    }

    private Map<String, Object> service() {
        var service = named("v1", "Service");
        var port = map("name", "http", "port", 8080, "protocol", "TCP", "targetPort", "http");
        service.put(
                "spec",
                map(
                        "clusterIP", "10.96.%d.%d".formatted(i / 250 % 250, i % 250),
                        "internalTrafficPolicy", "Cluster",
                        "ipFamilies", List.of("IPv4"),
                        "ports", List.of(port),
                        "selector", map("app", nameOf(i)),
                        "sessionAffinity", "None",
                        "type", "ClusterIP"));
        service.put("status", map("loadBalancer", map()));
        return service;
    }

    private Map<String, Object> config() {
        var config = named("v1", "ConfigMap");
        var text = new StringBuilder("server:\n  port: 8080\nlog:\n  level: info\nclients:\n");
        for (var callee : calleesOf(i).stream().skip(2).toList()) {
            text.append("  upstream:\n    url: http://")
                    .append(addressOf(callee))
                    .append("/api\n");
        }
        config.put("data", map("application.yaml", text.toString(), "FEATURES", "a,b,c"));
        return config;
    }

    private Map<String, Object> pod() {
        var pod = named("v1", "Pod");
        below(pod, "metadata").put("name", nameOf(i) + "-6d4cf56db6-x7k2p");
        below(pod, "metadata").put("labels", podLabels());
        below(pod, "metadata")
                .put(
                        "ownerReferences",
                        List.of(map(
                                "apiVersion",
                                "apps/v1",
                                "blockOwnerDeletion",
                                true,
                                "controller",
                                true,
                                "kind",
                                "ReplicaSet",
                                "name",
                                nameOf(i) + "-6d4cf56db6",
                                "uid",
                                uid(i, 4))));
        pod.put("spec", podSpec());
        pod.put(
                "status",
                map(
                        "phase",
                        "Running",
                        "podIP",
                        "10.%d.%d.%d".formatted(i / 62500 % 250, i / 250 % 250, i % 250),
                        "qosClass",
                        "Burstable",
                        "conditions",
                        List.of(condition("Initialized"), condition("Ready"), condition("ContainersReady"))));
        return pod;
    }

    private Map<String, Object> podLabels() {
        return map("app", nameOf(i), "app.kubernetes.io/part-of", namespaceOf(i), "pod-template-hash", "6d4cf56db6");
    }

    private Map<String, Object> podSpec() {
        var config = map("name", "config", "configMap", map("name", nameOf(i), "defaultMode", 420));
        var spec = map("containers", List.of(container()), "serviceAccountName", nameOf(i));
        spec.put("restartPolicy", "Always");
        spec.put("terminationGracePeriodSeconds", 30);
        spec.put("volumes", List.of(config));
        return spec;
    }

    private Map<String, Object> container() {
        var image = "registry.example/" + namespaceOf(i) + "/" + nameOf(i) + ":2." + i % 30 + ".1";
        var container = map("name", "main", "image", image, "imagePullPolicy", "IfNotPresent", "env", env());
        container.put("ports", List.of(map("containerPort", 8080, "name", "http", "protocol", "TCP")));
        container.put("livenessProbe", probe());
        container.put("readinessProbe", probe());
        container.put(
                "resources",
                map("limits", map("cpu", "1", "memory", "768Mi"), "requests", map("cpu", "100m", "memory", "512Mi")));
        container.put("volumeMounts", List.of(map("mountPath", "/etc/config", "name", "config")));
        container.put("terminationMessagePath", "/dev/termination-log");
        return container;
    }

    private List<Map<String, Object>> env() {
        var env = new ArrayList<Map<String, Object>>();
        env.add(map("name", "JAVA_TOOL_OPTIONS", "value", "-XX:MaxRAMPercentage=75"));
        env.add(map("name", "POD_NAME", "valueFrom", map("fieldRef", map("fieldPath", "metadata.name"))));
        for (var callee : calleesOf(i).stream().limit(2).toList()) {
            var key = nameOf(callee).toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
            env.add(map("name", key, "value", "http://" + addressOf(callee)));
        }
        return env;
    }

    private static Map<String, Object> probe() {
        var probe = map("httpGet", map("path", "/healthz", "port", "http", "scheme", "HTTP"), "periodSeconds", 10);
        probe.put("failureThreshold", 3);
        probe.put("successThreshold", 1);
        probe.put("timeoutSeconds", 1);
        return probe;
    }

    private Map<String, Object> named(String apiVersion, String kind) {
        var object = object(apiVersion, kind, namespaceOf(i), nameOf(i));
        var metadata = below(object, "metadata");
        metadata.put("creationTimestamp", "2025-02-03T10:15:30Z");
        metadata.put("resourceVersion", Integer.toString(9_000_000 + i));
        metadata.put("uid", uid(i, kind.length()));
        metadata.put("labels", map("app", nameOf(i), "app.kubernetes.io/managed-by", "pipeline"));
        metadata.put(
                "managedFields",
                List.of(map(
                        "apiVersion",
                        apiVersion,
                        "fieldsType",
                        "FieldsV1",
                        "manager",
                        "kubectl-client-side-apply",
                        "operation",
                        "Update",
                        "time",
                        "2025-02-03T10:15:30Z",
                        "fieldsV1",
                        map(
                                "f:metadata",
                                map("f:labels", map(".", map(), "f:app", map())),
                                "f:spec",
                                map("f:replicas", map(), "f:selector", map(), "f:template", map("f:spec", map()))))));
        return object;
    }

    private static Map<String, Object> condition(String type) {
        return map(
                "lastTransitionTime",
                "2025-02-03T10:16:02Z",
                "lastUpdateTime",
                "2025-02-03T10:16:02Z",
                "message",
                "As it should be.",
                "reason",
                "Minimum" + type,
                "status",
                "True",
                "type",
                type);
    }

    private static String uid(int i, int salt) {
        return "%08x-1c2d-4e3f-8a9b-%012x".formatted(i * 31 + salt, (long) i * 7919 + salt);
    }
}
