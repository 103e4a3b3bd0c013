package dev.meshward.testing.random;

import static dev.meshward.testing.random.Objects.below;
import static dev.meshward.testing.random.Objects.labels;
import static dev.meshward.testing.random.Objects.map;
import static dev.meshward.testing.random.Objects.object;

import dev.meshward.testing.random.KnownWorkload.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands around the applications: system namespaces, a mesh, monitoring, an ingress, webhooks, policies, nodes. */
record Surroundings(
        Draw draw, List<Map<String, Object>> documents, List<KnownWorkload> workloads, List<WorkloadDraft> drafts) {

    void write() {
        if (draw.chance(30)) {
            system("kube-system", "coredns", 53, Trait.IN_SYSTEM_NAMESPACE);
        }
        if (drafts.stream().anyMatch(draft -> draft.traits.contains(Trait.INJECTED_ALREADY))) {
            system("istio-system", "istiod", 15012, Trait.IN_SYSTEM_NAMESPACE);
        }
        if (drafts.stream().anyMatch(draft -> draft.traits.contains(Trait.IN_ANOTHER_MESH))) {
            linkerd();
        }
        if (draw.chance(40)) {
            monitoring();
        }
        if (draw.chance(50)) {
            ingress();
        }
        if (draw.chance(20)) {
            webhook();
        }
        drafts.stream().filter(WorkloadDraft::isCallable).forEach(this::policy);
        if (draw.chance(50)) {
            nodes();
        }
    }

    /** Labels and annotations as Linkerd's own chart writes them. */
    private void linkerd() {
        var namespace = object("v1", "Namespace", "", "linkerd");
        Objects.annotations(namespace).put("linkerd.io/inject", "disabled");
        labels(namespace).put("linkerd.io/is-control-plane", "true");
        documents.add(namespace);
        var draft = new WorkloadDraft("Deployment", "linkerd", "linkerd-destination");
        draft.doors.add(new WorkloadDraft.Door(8086, 8086, "grpc", ""));
        draft.podLabels.put("linkerd.io/control-plane-component", "destination");
        draft.podLabels.put("linkerd.io/control-plane-ns", "linkerd");
        draft.traits.add(Trait.IN_ANOTHER_MESH);
        add(draft);
    }

    private void system(String namespace, String name, int port, Trait trait) {
        documents.add(object("v1", "Namespace", "", namespace));
        var draft = new WorkloadDraft("Deployment", namespace, name);
        draft.doors.add(new WorkloadDraft.Door(port, port, "main", ""));
        draft.traits.add(trait);
        add(draft);
    }

    private void add(WorkloadDraft draft) {
        documents.add(draft.service());
        documents.add(draft.manifest());
        workloads.add(draft.known());
    }

    private void monitoring() {
        documents.add(object("v1", "Namespace", "", "monitoring"));
        var prometheus = new WorkloadDraft("Deployment", "monitoring", "prometheus");
        prometheus.image = "quay.io/prometheus/prometheus:v3.5.0";
        prometheus.doors.add(new WorkloadDraft.Door(9090, 9090, "http-web", ""));
        add(prometheus);
        if (draw.chance(60)) {
            var definition = object(
                    "apiextensions.k8s.io/v1", "CustomResourceDefinition", "", "podmonitors.monitoring.coreos.com");
            definition.put(
                    "spec",
                    map(
                            "group",
                            "monitoring.coreos.com",
                            "scope",
                            "Namespaced",
                            "names",
                            map("kind", "PodMonitor", "plural", "podmonitors"),
                            "versions",
                            List.of(map("name", "v1", "served", true, "storage", true))));
            documents.add(definition);
        }
    }

    private void ingress() {
        documents.add(object("v1", "Namespace", "", "ingress-nginx"));
        var controller = new WorkloadDraft("Deployment", "ingress-nginx", "ingress-nginx-controller");
        controller.image = "registry.k8s.io/ingress-nginx/controller:v1.13.0";
        controller.doors.add(new WorkloadDraft.Door(80, 80, "http", ""));
        add(controller);
        drafts.stream().filter(WorkloadDraft::isCallable).limit(2).forEach(draft -> {
            var route = object("networking.k8s.io/v1", "Ingress", draft.namespace, draft.name);
            var port = map("number", draft.doors.getFirst().port());
            var backend = map("service", map("name", draft.name, "port", port));
            var paths = List.of(map("path", "/", "pathType", "Prefix", "backend", backend));
            var rule = map("host", draft.name + ".example.com", "http", map("paths", paths));
            route.put("spec", map("ingressClassName", "nginx", "rules", List.of(rule)));
            documents.add(route);
        });
    }

    private void webhook() {
        drafts.stream().filter(WorkloadDraft::isCallable).skip(1).findFirst().ifPresent(draft -> {
            var hook = object(
                    "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "", draft.name + "-checks");
            var service = map(
                    "namespace",
                    draft.namespace,
                    "name",
                    draft.name,
                    "port",
                    draft.doors.getFirst().port());
            hook.put(
                    "webhooks",
                    List.of(map(
                            "name",
                            draft.name + ".example.io",
                            "clientConfig",
                            map("service", service),
                            "sideEffects",
                            "None",
                            "admissionReviewVersions",
                            List.of("v1"))));
            documents.add(hook);
        });
    }

    /** A policy that closes a workload to all but its own namespace and the whole cluster on its own ports. */
    private void policy(WorkloadDraft draft) {
        if (!draw.chance(10)) {
            return;
        }
        var ports = new ArrayList<Map<String, Object>>();
        draft.doors.forEach(door -> ports.add(map("protocol", "TCP", "port", door.containerPort())));
        var policy = object("networking.k8s.io/v1", "NetworkPolicy", draft.namespace, draft.name);
        policy.put(
                "spec",
                map(
                        "podSelector", map("matchLabels", map("app", draft.name)),
                        "policyTypes", List.of("Ingress"),
                        "ingress", List.of(map("from", List.of(map("namespaceSelector", map())), "ports", ports))));
        documents.add(policy);
    }

    private void nodes() {
        var version = draw.oneOf("v1.31.4", "v1.33.1", "v1.34.0");
        for (int i = 1; i <= 3; i++) {
            var node = object("v1", "Node", "", "node-" + i);
            labels(node).put("kubernetes.io/os", "linux");
            below(node, "status").put("nodeInfo", map("kubeletVersion", version));
            below(node, "status").put("allocatable", map("cpu", "8", "memory", "32Gi", "pods", "110"));
            documents.add(node);
        }
    }
}
