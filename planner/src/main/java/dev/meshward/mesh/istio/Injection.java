package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * By which labels this cluster asks for a sidecar.
 *
 * @param revision the revision or tag that namespaces name in {@code istio.io/rev}; empty where
 *     {@code istio-injection=enabled} does it
 */
record Injection(Optional<String> revision) {

    static final String NAMESPACE_LABEL = "istio-injection";
    static final String REVISION_LABEL = "istio.io/rev";
    /** On the pod template. As an annotation it is deprecated, and in an unlabelled namespace it does nothing. */
    static final String POD_LABEL = "sidecar.istio.io/inject";

    /**
     * A cluster that names revisions goes on naming them: with revisioned control planes only, and no {@code default}
     * tag, the plain label injects nothing.
     */
    static Injection of(KnownObjects present, ControlPlane controlPlane) {
        if (!controlPlane.isInstalled()) {
            return new Injection(Optional.empty());
        }
        if (!controlPlane.revisions().isEmpty()) {
            return new Injection(
                    controlPlane.servesDefaultRevision()
                            ? Optional.empty()
                            : Optional.of(controlPlane.revisions().last()));
        }
        return new Injection(asNamespacesDo(present.found()));
    }

    private static Optional<String> asNamespacesDo(KnownObjects present) {
        return present.objectsOf("", "Namespace").stream()
                .filter(namespace ->
                        isPlain(namespace) || namespace.label(REVISION_LABEL).isPresent())
                .findFirst()
                .filter(namespace -> !isPlain(namespace))
                .flatMap(namespace -> namespace.label(REVISION_LABEL).text());
    }

    private static boolean isPlain(Manifest namespace) {
        return namespace.label(NAMESPACE_LABEL).is("enabled");
    }

    /** Whether a namespace with these labels hands out sidecars already. */
    boolean covers(Map<String, String> namespaceLabels, ControlPlane controlPlane) {
        var plain = namespaceLabels.get(NAMESPACE_LABEL);
        if (plain != null) {
            return plain.equals("enabled") && revision.isEmpty();
        }
        var named = namespaceLabels.get(REVISION_LABEL);
        return named != null
                && controlPlane.isInstalled()
                && (controlPlane.revisions().isEmpty()
                        || controlPlane.revisions().contains(named));
    }

    /** The labels of a namespace that hands out sidecars; a label that says otherwise goes. */
    Map<String, Value> namespaceLabels(Map<String, String> present) {
        var labels = new TreeMap<String, Value>();
        if (revision.isPresent()) {
            labels.put(REVISION_LABEL, Value.Text.of(revision.get()));
            remove(NAMESPACE_LABEL, present, labels);
        } else {
            labels.put(NAMESPACE_LABEL, Value.Text.of("enabled"));
            remove(REVISION_LABEL, present, labels);
        }
        return labels;
    }

    /** The labels of pods that ask for a sidecar themselves. */
    Map<String, Value> podLabels(Map<String, String> present) {
        var labels = new TreeMap<String, Value>();
        labels.put(POD_LABEL, Value.Text.of("true"));
        if (revision.isPresent()) {
            labels.put(REVISION_LABEL, Value.Text.of(revision.get()));
        } else {
            remove(REVISION_LABEL, present, labels);
        }
        return labels;
    }

    private static void remove(String label, Map<String, String> present, Map<String, Value> labels) {
        if (present.containsKey(label)) {
            labels.put(label, Value.Nothing.here());
        }
    }
}
