package dev.meshward.manifest;

import java.util.List;
import java.util.Set;

/** Tells Kubernetes objects from all the other YAML and JSON that lies in the same folders. */
final class Recognition {

    /** Kinds that kubectl plug-ins and tools read from files and that no cluster stores. */
    private static final Set<String> TOOL_GROUPS = Set.of(
            "kustomize.config.k8s.io",
            "skaffold",
            "kind.x-k8s.io",
            "k3d.io",
            "kubeadm.k8s.io",
            "kubelet.config.k8s.io",
            "kubeproxy.config.k8s.io",
            "kubescheduler.config.k8s.io",
            "apiserver.config.k8s.io",
            "audit.k8s.io",
            "client.authentication.k8s.io",
            "eksctl.io",
            "backstage.io",
            "ctlptl.dev",
            "config.kubernetes.io");

    private Recognition() {}

    static Reading read(String file, Mapping content, List<Place> repeatedKeys) {
        var root = Field.of(file, content);
        var apiVersion = root.at("apiVersion").textOr("");
        var kind = root.at("kind").textOr("");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            return new Reading.Foreign(root.place(), withoutKind(root));
        }
        var other = otherThanObject(root, apiVersion, kind);
        return other.isEmpty()
                ? new Reading.Understood(manifest(root, apiVersion, kind, content), repeatedKeys)
                : new Reading.Foreign(root.place(), other);
    }

    private static Manifest manifest(Field root, String apiVersion, String kind, Mapping content) {
        var metadata = root.at("metadata");
        var key = new ObjectKey(
                ObjectKey.groupOf(apiVersion),
                kind,
                metadata.at("namespace").textOr(""),
                metadata.at("name").textOr(""));
        return new Manifest(root.place().file(), apiVersion, key, content);
    }

    private static String otherThanObject(Field root, String apiVersion, String kind) {
        if (TOOL_GROUPS.contains(ObjectKey.groupOf(apiVersion))) {
            return kind + " is a file for a tool, not an object of a cluster";
        }
        if (kind.equals("Kustomization") && root.at("metadata", "name").isAbsent()) {
            return "a Kustomization; render it with kustomize build and scan the result";
        }
        if (kind.equals("Config")
                && (root.at("clusters").isPresent() || root.at("contexts").isPresent())) {
            return "a kubeconfig, which is not read";
        }
        if (isTemplateText(root.at("metadata", "name")) || isTemplateText(root.at("metadata", "namespace"))) {
            return TEMPLATE;
        }
        return "";
    }

    /** What people are told about a text template, here and where a template does not even parse. */
    static final String TEMPLATE =
            "a template that is not rendered yet; render it (helm template, or the tool it belongs to) and scan the"
                    + " result";

    private static boolean isTemplateText(Field field) {
        return field.textOr("").contains("{{");
    }

    private static String withoutKind(Field root) {
        if (root.at("openapi").isPresent() || root.at("swagger").isPresent()) {
            return "an OpenAPI description, not an object of a cluster";
        }
        if (root.at("resources").isPresent() && isFileNamed(root, "kustomization")) {
            return "a Kustomization; render it with kustomize build and scan the result";
        }
        if (isFileNamed(root, "values")) {
            return "values of a Helm chart; render the chart with helm template and scan the result";
        }
        if (isFileNamed(root, "chart")) {
            return "the description of a Helm chart; render the chart with helm template and scan the result";
        }
        if (root.at("apiVersion").isPresent()
                && root.at("name").isPresent()
                && root.at("version").isPresent()) {
            return "the description of a Helm chart; render the chart with helm template and scan the result";
        }
        if (root.at("apiVersion").isAbsent() && root.at("kind").isAbsent()) {
            return "data without apiVersion and kind, so not an object of a cluster";
        }
        return root.at("kind").isAbsent()
                ? "it has an apiVersion but no kind, so it is not an object of a cluster"
                : "it has a kind but no apiVersion, so it is not an object of a cluster";
    }

    private static boolean isFileNamed(Field root, String stem) {
        var file = root.place().file();
        int start = Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1;
        var name = file.substring(start).toLowerCase(java.util.Locale.ROOT);
        return name.startsWith(stem) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.equals(stem));
    }
}
