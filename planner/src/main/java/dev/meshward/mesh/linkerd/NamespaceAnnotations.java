package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.OwnObject;
import java.util.Optional;

/** What a namespace says to the injector. It reaches new pods only (linkerd.md B). */
record NamespaceAnnotations(KnownObjects present, String namespace) {

    Field annotation(String key) {
        return metadata().at("annotations", key);
    }

    Field label(String key) {
        return metadata().at("labels", key);
    }

    /** What its new pods accept on ports without a Server. */
    InboundPolicy defaultPolicy(ControlPlane controlPlane) {
        return InboundPolicy.of(annotation(Annotation.DEFAULT_INBOUND_POLICY).textOr(""))
                .orElse(controlPlane.defaultPolicy());
    }

    boolean handsOutProxies() {
        var inject = annotation(Annotation.INJECT);
        return inject.is("enabled") || inject.is("ingress");
    }

    boolean refusesWebhooks() {
        return label(Annotation.WEBHOOKS_LABEL).is("disabled");
    }

    Change annotated(String key, String value, String because) {
        return patch("annotations", key, Value.Text.of(value), because);
    }

    Change without(String kind, String key, String because) {
        return patch(kind, key, Value.Nothing.here(), because);
    }

    private Change patch(String kind, String key, Value value, String because) {
        var fields = Mapping.building().put(key, value).build();
        var version = object().map(Manifest::apiVersion).orElse("v1");
        return new Change.Patch(version, key(), OwnObject.single("metadata", OwnObject.single(kind, fields)), because);
    }

    private Field metadata() {
        return object().map(object -> object.at("metadata")).orElse(Field.of("", Mapping.empty()));
    }

    private Optional<Manifest> object() {
        return present.object(key());
    }

    private ObjectKey key() {
        return new ObjectKey("", "Namespace", "", namespace);
    }
}
