package dev.meshward.mesh.linkerd.security;

import dev.meshward.manifest.ObjectKey;
import dev.meshward.manifest.Value;
import dev.meshward.mesh.intent.NotePlace;
import dev.meshward.mesh.intent.TargetWriting;
import java.util.List;

/** The annotation for ports without a Server, on namespaces and on pod templates (linkerd B). */
record DefaultPolicies(TargetWriting target) {

    static final String ANNOTATION = "config.linkerd.io/default-inbound-policy";

    List<ObjectKey> ofNamespace(String namespace, InboundPolicy policy) {
        var patch = target.patch("v1", "Namespace", "", namespace).annotation(ANNOTATION, policy.word());
        return List.of(patch.object());
    }

    List<ObjectKey> ofPods(PodGroup group, InboundPolicy policy) {
        return group.workloads().stream()
                .map(NotePlace::ofPods)
                .map(place -> {
                    var object = place.object();
                    target.patch(place.apiVersion(), object.kind(), object.namespace(), object.name())
                            .set(Value.Text.of(policy.word()), place.beside("annotations", ANNOTATION));
                    return object;
                })
                .toList();
    }
}
