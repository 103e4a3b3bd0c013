package dev.meshward.evaluate.linkerd;

import dev.meshward.cluster.Container;
import dev.meshward.cluster.PodTemplate;
import dev.meshward.evaluate.DataPlane;
import dev.meshward.evaluate.HandedDown;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which pods get a proxy when they are made, and what they inherit (linkerd.md B, F). */
final class Injection {

    private static final String INJECT = "linkerd.io/inject";
    private static final String MARK = "linkerd.io/control-plane-ns";
    private static final Set<String> ASKING = Set.of("enabled", "ingress");
    private static final Set<String> SIDECARS = Set.of("linkerd-proxy", "istio-proxy", "linkerd-init", "istio-init");
    private static final List<String> SIDECAR_IMAGES = List.of(
            "cr.l5d.io/linkerd/proxy:",
            "cr.l5d.io/linkerd/proxy-init:",
            "gcr.io/istio-release/proxyv2:",
            "gcr.io/istio-release/proxy_init:");

    /** Of what a namespace hands down, that which decides about calls. */
    private static final Set<String> HANDED_DOWN = Set.of(
            Annotations.DEFAULT_POLICY,
            Annotations.IDENTITY_PORTS,
            Annotations.OPAQUE,
            Annotations.SKIP_INBOUND,
            Annotations.SKIP_OUTBOUND,
            Annotations.SKIP_SUBNETS);

    private final Installation installation;
    private final Views<Manifest, HandedDown> handedDown;

    Injection(Installation installation) {
        this.installation = installation;
        this.handedDown = new Views<>(
                namespace -> handedDown(namespace.at("metadata", "annotations").textByKey()));
    }

    /** The data plane of a pod that is made now; one of another control plane has a proxy nobody here can ask. */
    Optional<DataPlane> planeOf(String namespace, PodTemplate template, World world) {
        var mark = template.labels().getOrDefault(MARK, installation.home());
        if (carriesProxy(template)) {
            return Optional.of(mark.equals(installation.home()) ? DataPlane.LINKERD : DataPlane.OTHER);
        }
        return injects(namespace, template, world) ? Optional.of(DataPlane.LINKERD) : Optional.empty();
    }

    private static boolean carriesProxy(PodTemplate template) {
        return template.labels().containsKey(MARK)
                || template.runningContainers().stream()
                        .anyMatch(container -> container.name().equals("linkerd-proxy"));
    }

    private boolean injects(String namespace, PodTemplate template, World world) {
        return asks(annotations(namespace, world), template.annotations())
                && installation.isThere(world)
                && !template.isOnHostNetwork()
                && !template.labels().containsKey("linkerd.io/control-plane-component")
                && template.allContainers().stream().noneMatch(Injection::isSidecar)
                && installation.settings(world).injectable().matches(world.namespaceLabels(namespace));
    }

    /** A word that is none of the three keeps the injector from acting, wherever it stands. */
    private static boolean asks(Map<String, String> ofNamespace, Map<String, String> ofPod) {
        var around = ofNamespace.getOrDefault(INJECT, "");
        var own = ofPod.getOrDefault(INJECT, "");
        if (isNoWord(around) || isNoWord(own)) {
            return false;
        }
        return ASKING.contains(around) ? !own.equals("disabled") : ASKING.contains(own);
    }

    private static boolean isNoWord(String value) {
        return !value.isEmpty() && !value.equals("disabled") && !ASKING.contains(value);
    }

    /** One pod never carries two proxies. */
    private static boolean isSidecar(Container container) {
        return SIDECARS.contains(container.name()) || SIDECAR_IMAGES.stream().anyMatch(container.image()::startsWith);
    }

    private static Map<String, String> annotations(String namespace, World world) {
        return namespace(namespace, world)
                .map(object -> object.at("metadata", "annotations").textByKey())
                .orElse(Map.of());
    }

    private static Optional<Manifest> namespace(String name, World world) {
        return world.object(new ObjectKey("", "Namespace", "", name));
    }

    /** Annotations of the namespace are copied to the pod when it is made: later changes do not reach it. */
    HandedDown handedDown(String namespace, World world) {
        return namespace(namespace, world).map(handedDown::of).orElseGet(() -> handedDown(Map.of()));
    }

    private HandedDown handedDown(Map<String, String> annotations) {
        var copied = new HashMap<>(annotations);
        copied.keySet().retainAll(HANDED_DOWN);
        Stream.of(INJECT)
                .filter(key -> annotations.getOrDefault(key, "").equals("ingress"))
                .forEach(key -> copied.put(key, "ingress"));
        return new HandedDown(Map.of(MARK, installation.home()), copied);
    }
}
