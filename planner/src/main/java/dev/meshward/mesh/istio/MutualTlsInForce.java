package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which PeerAuthentication decides (Istio: authn.ComposePeerAuthentication). In each scope the oldest object wins and
 * the others do nothing; a selector in the root namespace is ignored.
 *
 * <p>Where a manifest does not say when it was created, nobody can tell which of several is the oldest. Then all of them
 * count as deciding, so that whoever changes the scope changes them all.
 */
record MutualTlsInForce(KnownObjects present, String rootNamespace) {

    /** The objects that may decide for a namespace as a whole; empty when none does. */
    List<PeerAuthentication> forNamespace(String namespace) {
        return oldest(namespace, PeerAuthentication::isForNamespace);
    }

    /** The objects that may decide for pods with these labels alone; empty when none does. */
    List<PeerAuthentication> forPods(String namespace, Map<String, String> labels) {
        return namespace.equals(rootNamespace)
                ? List.of()
                : oldest(namespace, authentication -> authentication.selects(labels));
    }

    /** What pods with these labels accept on ports that have no mode of their own. */
    Mode modeOf(String namespace, Map<String, String> labels) {
        return mode(forPods(namespace, labels))
                .or(mode(forNamespace(namespace)))
                .or(modeOfTheMesh());
    }

    /** What the namespace accepts where its workloads say nothing. */
    Mode modeOf(String namespace) {
        return mode(forNamespace(namespace)).or(modeOfTheMesh());
    }

    private Mode modeOfTheMesh() {
        return mode(forNamespace(rootNamespace)).or(Mode.PERMISSIVE);
    }

    /** Of several that may decide, the one that accepts the most: nobody is thought strict who may not be. */
    private static Mode mode(List<PeerAuthentication> deciding) {
        return deciding.stream()
                .map(PeerAuthentication::mode)
                .min(Mode::compareTo)
                .orElse(Mode.UNSET);
    }

    private List<PeerAuthentication> oldest(String namespace, Predicate<PeerAuthentication> inScope) {
        var candidates = present.objectsIn(IstioObject.SECURITY, PeerAuthentication.KIND, namespace).stream()
                .map(PeerAuthentication::new)
                .filter(inScope)
                .toList();
        var older = candidates.stream()
                .filter(candidate -> !isOfThisPlan(candidate))
                .toList();
        return older.isEmpty() ? candidates : notYoungerThanAll(older);
    }

    /** What the plan itself creates is younger than all that is there. */
    private static boolean isOfThisPlan(PeerAuthentication candidate) {
        return IstioObject.isOurs(candidate.manifest()) && candidate.createdAt().isEmpty();
    }

    private static List<PeerAuthentication> notYoungerThanAll(List<PeerAuthentication> candidates) {
        if (candidates.stream().anyMatch(candidate -> candidate.createdAt().isEmpty())) {
            return candidates;
        }
        Optional<String> first =
                candidates.stream().map(PeerAuthentication::createdAt).min(String::compareTo);
        return candidates.stream()
                .filter(candidate -> candidate.createdAt().equals(first.orElse("")))
                .toList();
    }
}
