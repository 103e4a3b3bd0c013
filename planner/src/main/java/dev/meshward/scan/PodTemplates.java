package dev.meshward.scan;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the pod template of an object of any kind: whatever has one makes pods. */
final class PodTemplates {

    /** Kinds of Kubernetes that always make pods, even where their template cannot be read. */
    private static final Set<String> BUILT_IN = Set.of(
            "apps/Deployment",
            "apps/StatefulSet",
            "apps/DaemonSet",
            "apps/ReplicaSet",
            "extensions/Deployment",
            "extensions/DaemonSet",
            "extensions/ReplicaSet",
            "batch/Job",
            "batch/CronJob",
            "/ReplicationController",
            "/Pod");

    /** Groups whose objects quote templates of others: rules, compositions, bundles of manifests. */
    private static final Set<String> QUOTING_GROUPS = Set.of(
            "apiextensions.k8s.io",
            "kyverno.io",
            "constraints.gatekeeper.sh",
            "templates.gatekeeper.sh",
            "mutations.gatekeeper.sh",
            "apiextensions.crossplane.io",
            "kubernetes.crossplane.io",
            "helm.toolkit.fluxcd.io",
            "kustomize.toolkit.fluxcd.io",
            "source.toolkit.fluxcd.io",
            "template.openshift.io",
            "work.open-cluster-management.io",
            "operators.coreos.com",
            "cert-manager.io",
            "acme.cert-manager.io");

    /** The deepest places in use, such as {@code spec.replicatedJobs[].template.spec.template}, need five levels. */
    private static final int DEEPEST = 7;

    private PodTemplates() {}

    static boolean isBuiltIn(Manifest manifest) {
        return BUILT_IN.contains(manifest.key().group() + "/" + manifest.key().kind());
    }

    /** All pod templates of an object, the leading one first; none for objects that make no pods. */
    static List<Field> of(Manifest manifest) {
        if (isBuiltIn(manifest)) {
            return List.of(ofBuiltIn(manifest));
        }
        if (quotesOnly(manifest)) {
            return List.of();
        }
        var usual = usual(manifest);
        return usual.isPresent() ? List.of(usual.get()) : anywhere(manifest.at("spec"));
    }

    /** False for what can only be a patch of an object: without containers, or without their images, it makes no pods. */
    static boolean isWhole(Manifest manifest) {
        if (!isBuiltIn(manifest)) {
            return true;
        }
        var containers = ofBuiltIn(manifest).at("spec", "containers").items();
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(container -> container.at("image").isPresent());
    }

    private static Field ofBuiltIn(Manifest manifest) {
        return switch (manifest.key().kind()) {
            case "Pod" -> manifest.root();
            case "CronJob" -> manifest.at("spec", "jobTemplate", "spec", "template");
            default -> manifest.at("spec", "template");
        };
    }

    private static boolean quotesOnly(Manifest manifest) {
        var group = manifest.key().group();
        return QUOTING_GROUPS.contains(group)
                || (group.isEmpty())
                || manifest.key().kind().equals("ControllerRevision")
                || (group.equals("argoproj.io") && manifest.key().kind().startsWith("Application"));
    }

    /** Argo Rollout, CloneSet, DeploymentConfig, Knative Service and most others; StrimziPodSet lists whole pods. */
    private static Optional<Field> usual(Manifest manifest) {
        var spec = manifest.at("spec");
        var places = new ArrayList<Field>();
        places.add(spec.at("template"));
        places.add(spec.at("podTemplate"));
        places.add(spec.at("podTemplateSpec"));
        places.add(spec.at("jobTemplate", "spec", "template"));
        spec.at("pods").items().stream().limit(1).forEach(places::add);
        return places.stream().filter(PodTemplates::isPodTemplate).findFirst();
    }

    static boolean isPodTemplate(Field field) {
        return field.at("spec", "containers").items().stream()
                .anyMatch(container -> container.at("name").isPresent()
                        || container.at("image").isPresent());
    }

    private static List<Field> anywhere(Field spec) {
        var found = new ArrayList<Field>();
        search(spec, 0, found);
        return found;
    }

    private static void search(Field field, int depth, List<Field> found) {
        if (isNamedTemplate(field) && isPodTemplate(field)) {
            found.add(field);
        } else if (depth < DEEPEST && !quotesObjects(field)) {
            field.entries().forEach(entry -> search(entry, depth + 1, found));
            field.items().forEach(item -> search(item, depth + 1, found));
        }
    }

    private static boolean isNamedTemplate(Field field) {
        return field.key().toLowerCase(Locale.ROOT).endsWith("template");
    }

    /** Whole objects, Helm values and patches inside an object are not its own pods. */
    private static boolean quotesObjects(Field field) {
        Mapping mapping = field.mapping();
        return (mapping.get("apiVersion").isPresent() && mapping.get("kind").isPresent())
                || field.key().equals("values")
                || field.key().startsWith("patch");
    }
}
