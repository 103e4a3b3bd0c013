package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.Dialect.BypassStep;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way out in an emergency, smallest step first. The first two need no restart: policies that admit add up, so one
 * that admits everybody switches the others off; and PERMISSIVE lets plaintext in beside mutual TLS.
 */
public record IstioBypass(KnownObjects present, ControlPlane controlPlane) {

    private static final String ADMIT_EVERYBODY = "emergency-allow-all";

    List<BypassStep> of(String namespace) {
        return List.of(authorizationOff(namespace), permissive(namespace), leave(namespace));
    }

    /** Authorization off in the root namespace, and so everywhere. */
    public List<BypassStep> ofTheMesh() {
        return List.of(authorizationOff(controlPlane.rootNamespace()));
    }

    /** Policies that admit add up: one that admits everybody switches the others off. */
    public BypassStep authorizationOff(String namespace) {
        boolean isMesh = namespace.equals(controlPlane.rootNamespace());
        var where = isMesh ? "the whole mesh" : namespace;
        var spec = Mapping.building()
                .put("action", "ALLOW")
                .put("rules", Value.Sequence.of(List.of(Mapping.empty())))
                .build();
        var because = "admits everybody in " + where + " while an emergency lasts";
        var allowAll = OwnObject.made(
                AuthorizationInForce.V1,
                AuthorizationInForce.KIND,
                namespace,
                ADMIT_EVERYBODY,
                Map.of(),
                because,
                spec);
        return new BypassStep(
                "Authorization off in " + where,
                List.of(new Change.Create(allowAll, because)),
                "every workload of " + where
                        + " to every caller that its mutual TLS mode accepts; policies that deny, and"
                        + " those of an external authorizer, stay in force",
                false);
    }

    /** Plaintext is accepted beside mutual TLS. */
    public BypassStep permissive(String namespace) {
        var changes = new ArrayList<Change>();
        present.objectsIn(IstioObject.SECURITY, PeerAuthentication.KIND, namespace).stream()
                .map(PeerAuthentication::new)
                .forEach(each -> permissive(each).ifPresent(changes::add));
        if (changes.isEmpty() && meshIsStrict()) {
            changes.addAll(ownPermissive(namespace));
        }
        return new BypassStep(
                "Permissive in " + namespace,
                changes,
                "every workload of " + namespace + " to callers that are not in the mesh, and without an identity",
                false);
    }

    private boolean meshIsStrict() {
        return new MutualTlsInForce(present, controlPlane.rootNamespace()).modeOf(controlPlane.rootNamespace())
                == Mode.STRICT;
    }

    private List<Change> ownPermissive(String namespace) {
        var because = "accepts plaintext while an emergency lasts";
        var spec = OwnObject.single("mtls", OwnObject.single("mode", Mode.PERMISSIVE.name()));
        return List.of(new Change.Create(
                OwnObject.made(
                        PeerAuthentication.V1, PeerAuthentication.KIND, namespace, "default", Map.of(), because, spec),
                because));
    }

    private static Optional<Change> permissive(PeerAuthentication authentication) {
        var spec = Mapping.building();
        if (authentication.mode() == Mode.STRICT) {
            spec.put("mtls", OwnObject.single("mode", Mode.PERMISSIVE.name()));
        }
        var ports = Mapping.building();
        authentication.portModes().forEach((port, mode) -> {
            if (mode == Mode.STRICT) {
                ports.put(port, OwnObject.single("mode", Mode.PERMISSIVE.name()));
            }
        });
        var strictPorts = ports.build();
        if (!strictPorts.isEmpty()) {
            spec.put("portLevelMtls", strictPorts);
        }
        var changed = spec.build();
        var manifest = authentication.manifest();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change.Patch(
                        manifest.apiVersion(),
                        manifest.key(),
                        OwnObject.single("spec", changed),
                        "accepts plaintext beside mutual TLS"));
    }

    private BypassStep leave(String namespace) {
        var changes = new ArrayList<Change>();
        unlabelled(namespace).ifPresent(changes::add);
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

    private Optional<Change> unlabelled(String namespace) {
        var key = new ObjectKey("", "Namespace", "", namespace);
        return present.object(key).flatMap(object -> {
            var labels = Mapping.building();
            for (var label : List.of(Injection.NAMESPACE_LABEL, Injection.REVISION_LABEL)) {
                if (object.label(label).isPresent()) {
                    labels.put(label, Value.Nothing.here());
                }
            }
            return patch(object, labels.build(), "new pods get no sidecar any more", "metadata", "labels");
        });
    }

    private static Optional<Change> unasked(Manifest object) {
        var asked = object.at("spec", "template", "metadata", "labels", Injection.POD_LABEL);
        var labels = asked.isTrue()
                ? Mapping.building()
                        .put(Injection.POD_LABEL, Value.Nothing.here())
                        .build()
                : Mapping.empty();
        return patch(object, labels, "its pods ask for no sidecar any more", "spec", "template", "metadata", "labels");
    }

    private static Optional<Change> patch(Manifest object, Mapping labels, String because, String... path) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        Mapping fields = labels;
        for (int i = path.length - 1; i >= 0; i--) {
            fields = OwnObject.single(path[i], fields);
        }
        return Optional.of(new Change.Patch(object.apiVersion(), object.key(), fields, because));
    }
}
