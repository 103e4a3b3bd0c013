package dev.meshward.mesh.linkerd;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Field;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.Change;
import dev.meshward.mesh.NamespaceFields;
import java.util.Map;

/** What a namespace says to the injector. It reaches new pods only (linkerd.md B). */
record NamespaceAnnotations(KnownObjects present, String namespace) {

    Field annotation(String key) {
        return fields().annotation(key);
    }

    Field label(String key) {
        return fields().label(key);
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
        return fields().annotated(Map.of(key, Value.Text.of(value)), because);
    }

    Change withoutAnnotation(String key, String because) {
        return fields().annotated(Map.of(key, Value.Nothing.here()), because);
    }

    Change withoutLabel(String key, String because) {
        return fields().labelled(Map.of(key, Value.Nothing.here()), because);
    }

    private NamespaceFields fields() {
        return new NamespaceFields(present, namespace);
    }
}
