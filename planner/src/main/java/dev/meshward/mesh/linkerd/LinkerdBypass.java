package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect.BypassStep;
import dev.meshward.mesh.OwnObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The way out in an emergency, smallest step first. The first two need no restart: proxies obey a Server at once. What the
 * namespace says reaches pods that are made anew (linkerd.md C.2).
 */
record LinkerdBypass(KnownObjects present, ControlPlane controlPlane) {

    List<BypassStep> of(String namespace) {
        return List.of(authorizationOff(namespace), permissive(namespace), leave(namespace));
    }

    private BypassStep authorizationOff(String namespace) {
        return new BypassStep(
                "Authorization off in " + namespace,
                changed(
                        namespace,
                        policy -> policy == InboundPolicy.DENY,
                        InboundPolicy.ALL_AUTHENTICATED,
                        "every caller with an identity is let in while an emergency lasts"),
                "every port of " + namespace + " that has a Server to every caller with a proxy; ports without one stay"
                        + " as they are until their pods are made anew",
                false);
    }

    private BypassStep permissive(String namespace) {
        return new BypassStep(
                "Permissive in " + namespace,
                changed(
                        namespace,
                        policy -> !policy.acceptsPlaintext(),
                        InboundPolicy.ALL_UNAUTHENTICATED,
                        "everybody is let in while an emergency lasts"),
                "every port of " + namespace + " that has a Server to callers without a proxy, and without an identity;"
                        + " ports without one stay as they are until their pods are made anew",
                false);
    }

    private List<Change> changed(
            String namespace, Predicate<InboundPolicy> isShut, InboundPolicy opened, String because) {
        var changes = new ArrayList<Change>();
        present.objectsIn(PolicyObjects.GROUP, Server.KIND, namespace).stream()
                .filter(manifest -> manifest.apiVersion().equals(Server.V1BETA3))
                .map(Server::new)
                .filter(server -> isShut.test(server.accessPolicy()))
                .forEach(server -> changes.add(PolicyObjects.accessPolicy(server, opened, because)));
        var annotations = new NamespaceAnnotations(present, namespace);
        if (isShut.test(annotations.defaultPolicy(controlPlane))) {
            changes.add(annotations.annotated(Annotation.DEFAULT_INBOUND_POLICY, opened.word(), because));
        }
        return changes;
    }

    private BypassStep leave(String namespace) {
        var changes = new ArrayList<Change>();
        var annotations = new NamespaceAnnotations(present, namespace);
        if (annotations.handsOutProxies()) {
            changes.add(annotations.withoutAnnotation(Annotation.INJECT, "new pods get no proxy any more"));
        }
        for (var kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
            present.objectsIn("apps", kind, namespace)
                    .forEach(object -> unasked(object).ifPresent(changes::add));
        }
        return new BypassStep(
                "Leave the mesh with " + namespace,
                changes,
                "every workload of " + namespace + " to everybody whom the network reaches; its own calls to strict"
                        + " workloads elsewhere are refused from then on",
                true);
    }

    private static Optional<Change> unasked(Manifest object) {
        var asked = object.at("spec", "template", "metadata", "annotations", Annotation.INJECT);
        if (!asked.is("enabled") && !asked.is("ingress")) {
            return Optional.empty();
        }
        Mapping fields =
                Mapping.building().put(Annotation.INJECT, Value.Nothing.here()).build();
        for (var key : List.of("annotations", "metadata", "template", "spec")) {
            fields = OwnObject.single(key, fields);
        }
        return Optional.of(
                new Change.Patch(object.apiVersion(), object.key(), fields, "its pods ask for no proxy any more"));
    }
}
