package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.mesh.LadderIntent;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be seen of Istio's control plane, and the mesh-wide settings the plan depends on.
 *
 * @param version empty when no control plane is seen; {@code unknown} when there is one that does not say
 * @param namespace where it is, or will be
 * @param rootNamespace whose objects hold for the whole mesh
 * @param trustDomain the first part of every identity
 * @param revisions of the injectors that are seen, {@code default} among them; empty when none is seen
 */
public record ControlPlane(
        Optional<String> version,
        String namespace,
        String rootNamespace,
        String trustDomain,
        TreeSet<String> revisions) {

    public static final String USUAL_NAMESPACE = "istio-system";
    static final String DEFAULT_REVISION = "default";

    private static final Pattern IMAGE_TAG = Pattern.compile(":v?(\\d+\\.\\d+[\\w.]*?)(-[\\w.-]+)?(@.*)?$");
    private static final Pattern TRUST_DOMAIN = setting("trustDomain");
    private static final Pattern ROOT_NAMESPACE = setting("rootNamespace");

    /** Mesh configuration is YAML text inside a ConfigMap; the settings read here are scalars of its first level. */
    private static Pattern setting(String name) {
        return Pattern.compile("(?m)^" + name + ":[ \\t]*[\"']?([^\"'\\s#]+)");
    }

    /** No plan changes what is read here, so the objects as they were found will do. */
    public static ControlPlane in(KnownObjects known) {
        return known.learnt(ControlPlane.class, ControlPlane::readOff);
    }

    private static ControlPlane readOff(KnownObjects present) {
        var injectors = present.objectsOf("admissionregistration.k8s.io", "MutatingWebhookConfiguration").stream()
                .filter(ControlPlane::isInjector)
                .toList();
        var namespace = injectors.stream()
                .map(ControlPlane::servedFrom)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(USUAL_NAMESPACE);
        var revisions = new TreeSet<String>();
        injectors.forEach(injector -> revisions.add(revisionOf(injector)));
        var deployments = present.objectsIn("apps", "Deployment", namespace).stream()
                .filter(ControlPlane::isIstiod)
                .toList();
        deployments.forEach(istiod -> revisions.add(revisionOf(istiod)));
        var settings = settings(present, namespace);
        return new ControlPlane(
                version(deployments, !injectors.isEmpty()),
                namespace,
                first(settings, ROOT_NAMESPACE).orElse(namespace),
                first(settings, TRUST_DOMAIN).orElse("cluster.local"),
                revisions);
    }

    public boolean isInstalled() {
        return version.isPresent();
    }

    /** Whether a namespace label {@code istio-injection=enabled} reaches an injector, as far as can be seen. */
    boolean servesDefaultRevision() {
        return revisions.isEmpty() || revisions.contains(DEFAULT_REVISION);
    }

    /** The identity of a ServiceAccount as policies name it. */
    public String principal(LadderIntent.ServiceAccountId account) {
        return trustDomain + "/ns/" + account.namespace() + "/sa/" + account.name();
    }

    private static boolean isInjector(Manifest webhook) {
        var name = webhook.key().name();
        return name.startsWith("istio-sidecar-injector") || name.startsWith("istio-revision-tag-");
    }

    private static boolean isIstiod(Manifest deployment) {
        return deployment.label("app").is("istiod") || deployment.key().name().startsWith("istiod");
    }

    private static Optional<String> servedFrom(Manifest webhook) {
        return webhook.at("webhooks").items().stream()
                .map(each -> each.at("clientConfig", "service", "namespace").textOr(""))
                .filter(namespace -> !namespace.isEmpty())
                .findFirst();
    }

    /** A revision tag serves its own name; {@code default} is the tag behind {@code istio-injection}. */
    private static String revisionOf(Manifest object) {
        var tag = object.label("istio.io/tag");
        var revision = tag.isPresent() ? tag : object.label("istio.io/rev");
        return revision.textOr(DEFAULT_REVISION);
    }

    private static Optional<String> version(List<Manifest> istiods, boolean hasInjector) {
        var newest = istiods.stream()
                .flatMap(istiod -> istiod.at("spec", "template", "spec", "containers").items().stream())
                .map(container -> tagOf(container.at("image")))
                .flatMap(Optional::stream)
                .max(IstioVersions::compare);
        return newest.or(() -> istiods.isEmpty() && !hasInjector ? Optional.empty() : Optional.of("unknown"));
    }

    private static Optional<String> tagOf(Field image) {
        var matcher = IMAGE_TAG.matcher(image.textOr(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> settings(KnownObjects present, String namespace) {
        return present.objectsIn("", "ConfigMap", namespace).stream()
                .filter(config -> isMeshConfig(config.key().name()))
                .map(config -> config.at("data", "mesh").textOr(""))
                .toList();
    }

    private static boolean isMeshConfig(String name) {
        return name.equals("istio") || (name.startsWith("istio-") && !name.startsWith("istio-sidecar-injector"));
    }

    private static Optional<String> first(List<String> settings, Pattern pattern) {
        return settings.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
