package dev.meshward.scan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a source is wanted, and what the source itself does not say.
 *
 * @param namespaces only objects of these and objects of cluster scope; all where empty
 * @param selector only namespaced objects whose labels it matches
 * @param defaultNamespace where objects without a namespace belong
 * @param kubernetesVersion such as {@code 1.33}; stronger than what nodes say
 * @param redact true to hide names as well as secrets
 */
public record ScanOptions(
        Set<String> namespaces,
        KubectlSelector selector,
        String defaultNamespace,
        Optional<String> kubernetesVersion,
        boolean redact) {

    public ScanOptions {
        namespaces = java.util.Collections.unmodifiableSet(new TreeSet<>(namespaces));
    }

    /** Everything, with {@code default} as the namespace of objects that name none. */
    public static ScanOptions everything() {
        return new ScanOptions(Set.of(), KubectlSelector.everything(), "default", Optional.empty(), false);
    }

    public ScanOptions withNamespaces(Set<String> wanted) {
        return new ScanOptions(wanted, selector, defaultNamespace, kubernetesVersion, redact);
    }

    public ScanOptions withSelector(KubectlSelector wanted) {
        return new ScanOptions(namespaces, wanted, defaultNamespace, kubernetesVersion, redact);
    }

    public ScanOptions withDefaultNamespace(String namespace) {
        return new ScanOptions(namespaces, selector, namespace, kubernetesVersion, redact);
    }

    public ScanOptions withKubernetesVersion(String version) {
        return new ScanOptions(namespaces, selector, defaultNamespace, Optional.of(version), redact);
    }

    public ScanOptions redacted() {
        return new ScanOptions(namespaces, selector, defaultNamespace, kubernetesVersion, true);
    }

    boolean wantsNamespace(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }
}
