package dev.meshward.cluster;

import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who reverts changes to an object. A controller's reference is the strongest sign, because objects that an
 * operator makes inherit the GitOps and Helm labels of the resource they are made from.
 */
public final class OwnerReading {

    /** Groups of Kubernetes' own kinds, whose owner references say how an object was made and not who keeps it. */
    private static final Set<String> BUILT_IN_GROUPS = Set.of("", "apps", "batch", "discovery.k8s.io");

    private OwnerReading() {}

    public static Ownership of(Manifest manifest) {
        return operator(manifest)
                .or(() -> argo(manifest))
                .or(() -> flux(manifest))
                .or(() -> operatorLifecycle(manifest))
                .or(() -> helm(manifest))
                .or(() -> fieldManager(manifest))
                .orElse(new Ownership.Nobody());
    }

    private static Optional<Ownership> operator(Manifest manifest) {
        return manifest.at("metadata", "ownerReferences").items().stream()
                .filter(reference -> !BUILT_IN_GROUPS.contains(
                        ObjectKey.groupOf(reference.at("apiVersion").textOr(""))))
                .min(Comparator.comparing(
                        reference -> reference.at("controller").isTrue() ? 0 : 1))
                .map(reference -> new Ownership.Operator(
                        reference.at("apiVersion").textOr(""),
                        reference.at("kind").textOr(""),
                        reference.at("name").textOr("")));
    }

    /**
     * Argo CD's tracking annotation names the object it is on, {@code app:group/kind:namespace/name}; on a copy it names
     * another one and says nothing. The label {@code app.kubernetes.io/instance} is Helm's as well, so it counts only with
     * Argo CD's own field manager.
     */
    private static Optional<Ownership> argo(Manifest manifest) {
        var tracking = manifest.annotation("argocd.argoproj.io/tracking-id").textOr("");
        int colon = tracking.indexOf(':');
        if (colon > 0 && isTrackingOf(manifest, tracking.substring(colon + 1))) {
            return Optional.of(argoApplication(tracking.substring(0, colon)));
        }
        var own = manifest.label("argocd.argoproj.io/instance").textOr("");
        if (!own.isEmpty()) {
            return Optional.of(argoApplication(own));
        }
        return manages(manifest, "argocd-controller") || manages(manifest, "argocd-application-controller")
                ? Optional.of(argoApplication(
                        manifest.label("app.kubernetes.io/instance").textOr("")))
                : Optional.empty();
    }

    private static boolean isTrackingOf(Manifest manifest, String tracked) {
        int slash = tracked.lastIndexOf('/');
        int colon = tracked.lastIndexOf(':');
        return slash > colon
                && tracked.substring(slash + 1).equals(manifest.key().name())
                && tracked.substring(0, Math.max(colon, 0))
                        .endsWith("/" + manifest.key().kind());
    }

    /** Applications outside Argo CD's namespace are written {@code namespace_name}. */
    private static Ownership argoApplication(String name) {
        return new Ownership.GitOps("Argo CD", name.replaceFirst("_", "/"));
    }

    private static Optional<Ownership> flux(Manifest manifest) {
        return fluxOwner(manifest, "kustomize.toolkit.fluxcd.io")
                .or(() -> fluxOwner(manifest, "helm.toolkit.fluxcd.io"))
                .or(() -> manages(manifest, "kustomize-controller")
                        ? Optional.of(new Ownership.GitOps("Flux", ""))
                        : Optional.empty());
    }

    private static Optional<Ownership> fluxOwner(Manifest manifest, String prefix) {
        return manifest.label(prefix + "/name").text().map(name -> {
            var namespace = manifest.label(prefix + "/namespace").textOr("");
            return new Ownership.GitOps("Flux", namespace.isEmpty() ? name : namespace + "/" + name);
        });
    }

    private static Optional<Ownership> operatorLifecycle(Manifest manifest) {
        return manifest.label("olm.owner")
                .text()
                .map(owner -> new Ownership.Operator(
                        "operators.coreos.com/v1alpha1",
                        manifest.label("olm.owner.kind").textOr("ClusterServiceVersion"),
                        owner));
    }

    private static Optional<Ownership> helm(Manifest manifest) {
        var release = manifest.annotation("meta.helm.sh/release-name").text();
        if (release.isPresent()) {
            var namespace =
                    manifest.annotation("meta.helm.sh/release-namespace").textOr("");
            return Optional.of(new Ownership.HelmRelease(release.get(), namespace));
        }
        boolean labelled = manifest.label("app.kubernetes.io/managed-by").is("Helm")
                || manifest.label("heritage").is("Helm")
                || manifest.label("heritage").is("Tiller");
        return labelled
                ? manifest.label("app.kubernetes.io/instance")
                        .text()
                        .or(() -> manifest.label("release").text())
                        .map(name -> new Ownership.HelmRelease(name, ""))
                : Optional.empty();
    }

    /** Whoever applied the object from the server side, or is known to keep it, unless it was a person with kubectl. */
    private static Optional<Ownership> fieldManager(Manifest manifest) {
        return manifest.at("metadata", "managedFields").items().stream()
                .filter(entry -> entry.at("subresource").isAbsent())
                .filter(OwnerReading::keepsFields)
                .map(entry -> entry.at("manager").textOr(""))
                .filter(manager -> !isPerson(manager))
                .sorted()
                .<Ownership>map(Ownership.Applied::new)
                .findFirst();
    }

    private static boolean keepsFields(Field entry) {
        var manager = entry.at("manager").textOr("");
        return entry.at("operation").is("Apply") || manager.equals("HashiCorp") || manager.startsWith("Terraform");
    }

    private static boolean isPerson(String manager) {
        return manager.isEmpty()
                || manager.startsWith("kubectl")
                || manager.equals("helm")
                || manager.equals("before-first-apply")
                || manager.equals("meshward");
    }

    private static boolean manages(Manifest manifest, String manager) {
        return manifest.at("metadata", "managedFields").items().stream()
                .anyMatch(entry -> entry.at("manager").is(manager));
    }
}
