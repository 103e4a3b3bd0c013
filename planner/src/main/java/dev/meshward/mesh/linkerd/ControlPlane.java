package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be seen of Linkerd's control plane, and the settings for the whole mesh that the plan depends on.
 *
 * @param version empty when no control plane is seen; {@code unknown} when there is one that does not say
 * @param namespace where it is, or will be
 * @param defaultPolicy of ports without a Server on pods that say nothing, {@code all-unauthenticated} unless changed
 * @param opaquePorts those the mesh takes for opaque where nobody lists others
 * @param skippedInbound ports that never pass a proxy on their way in, where nobody lists others
 * @param skippedOutbound the same on their way out
 */
record ControlPlane(
        Optional<String> version,
        String namespace,
        InboundPolicy defaultPolicy,
        String opaquePorts,
        String skippedInbound,
        String skippedOutbound) {

    static final String USUAL_NAMESPACE = "linkerd";

    /** linkerd.md B. */
    static final String USUAL_OPAQUE_PORTS = "25,587,3306,4444,5432,6379,9300,11211";

    static final String USUALLY_SKIPPED = "4567,4568";

    private static final String COMPONENT = "linkerd.io/control-plane-component";
    private static final Pattern EDGE = Pattern.compile("edge-(\\d{2})\\.(\\d{1,2})\\.\\d+");
    private static final Pattern STABLE = Pattern.compile("(?:stable|enterprise|preview)-(\\d+\\.\\d+(?:\\.\\d+)*)");

    /** No plan changes what is read here, so the objects as they were found will do. */
    static ControlPlane in(KnownObjects known) {
        return known.learnt(ControlPlane.class, ControlPlane::readOff);
    }

    private static ControlPlane readOff(KnownObjects present) {
        var deployments = present.objectsOf("apps", "Deployment").stream()
                .filter(ControlPlane::isComponent)
                .toList();
        var injector = injectorNamespace(present);
        var namespace = deployments.stream()
                .map(deployment -> deployment.key().namespace())
                .findFirst()
                .or(() -> injector)
                .orElse(USUAL_NAMESPACE);
        var settings = settings(present, namespace);
        return new ControlPlane(
                version(deployments, injector.isPresent()),
                namespace,
                setting(settings, "defaultInboundPolicy")
                        .flatMap(InboundPolicy::of)
                        .orElse(InboundPolicy.ALL_UNAUTHENTICATED),
                setting(settings, "opaquePorts").orElse(USUAL_OPAQUE_PORTS),
                setting(settings, "ignoreInboundPorts").orElse(USUALLY_SKIPPED),
                setting(settings, "ignoreOutboundPorts").orElse(USUALLY_SKIPPED));
    }

    boolean isInstalled() {
        return version.isPresent();
    }

    /** Of extensions the pods are labelled {@code linkerd.io/extension} instead. */
    private static boolean isComponent(Manifest deployment) {
        return deployment.label(COMPONENT).isPresent()
                || deployment
                        .at("spec", "template", "metadata", "labels", COMPONENT)
                        .isPresent();
    }

    private static Optional<String> injectorNamespace(KnownObjects present) {
        return present.objectsOf("admissionregistration.k8s.io", "MutatingWebhookConfiguration").stream()
                .filter(webhook -> webhook.key().name().startsWith("linkerd-proxy-injector"))
                .flatMap(webhook -> webhook.at("webhooks").items().stream())
                .map(each -> each.at("clientConfig", "service", "namespace").textOr(""))
                .filter(namespace -> !namespace.isEmpty())
                .findFirst();
    }

    private static Optional<String> version(List<Manifest> deployments, boolean hasInjector) {
        return deployments.stream()
                .flatMap(ControlPlane::sayings)
                .flatMap(text -> versionIn(text).stream())
                .findFirst()
                .or(() -> deployments.isEmpty() && !hasInjector ? Optional.empty() : Optional.of("unknown"));
    }

    /** Texts in which a release is named: the annotation of the chart, and the tags of its images. */
    private static Stream<String> sayings(Manifest deployment) {
        var images = deployment.at("spec", "template", "spec", "containers").items().stream()
                .map(container -> container.at("image").textOr(""));
        return Stream.concat(
                Stream.of(deployment.annotation("linkerd.io/created-by").textOr("")), images);
    }

    private static Optional<String> versionIn(String text) {
        var edge = EDGE.matcher(text);
        if (edge.find()) {
            return Optional.of(LinkerdVersions.ofEdge(edge.group(1), edge.group(2)));
        }
        return Optional.of(STABLE.matcher(text)).filter(Matcher::find).map(matcher -> matcher.group(1));
    }

    /** The values of the chart as they were installed, kept as YAML text. */
    private static String settings(KnownObjects present, String namespace) {
        return present.objectsIn("", "ConfigMap", namespace).stream()
                .filter(config -> config.key().name().equals("linkerd-config"))
                .map(config -> config.at("data", "values"))
                .map(Field::text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    /** Settings read here are scalars whose names are used once. */
    private static Optional<String> setting(String settings, String name) {
        var pattern = Pattern.compile("(?m)^\\s*" + name + ":[ \\t]*[\"']?([^\"'\\s#]+)");
        return Optional.of(pattern.matcher(settings)).filter(Matcher::find).map(matcher -> matcher.group(1));
    }
}
