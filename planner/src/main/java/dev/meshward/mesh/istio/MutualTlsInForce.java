package dev.meshward.mesh.istio;

import dev.meshward.cluster.KnownObjects;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import dev.meshward.mesh.OwnObject;
import dev.meshward.mesh.SelectedWorkload;
import dev.meshward.mesh.istio.PeerAuthentication.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which PeerAuthentication decides (Istio: authn.ComposePeerAuthentication). In each scope the oldest object wins and
 * the others do nothing; a selector in the root namespace is ignored.
 *
 * <p>Where a manifest does not say when it was created, nobody can tell which of several is the oldest. Then all of them
 * count as deciding, so that whoever changes the scope changes them all. What the plan itself creates is younger than all
 * that was found, and is looked up by its name: a namespace may hold thousands of objects of ours.
 */
public record MutualTlsInForce(KnownObjects present, String rootNamespace) {

    static final String NAMESPACE_WIDE = "default";

    /** The objects that may decide for a namespace as a whole; empty when none does. */
    List<PeerAuthentication> forNamespace(String namespace) {
        var found = foundIn(namespace, PeerAuthentication::isForNamespace);
        return found.isEmpty()
                ? ours(namespace, NAMESPACE_WIDE, PeerAuthentication::isForNamespace).stream()
                        .toList()
                : found;
    }

    /** The objects that were found and may decide for pods with these labels alone; empty when none does. */
    List<PeerAuthentication> forPods(String namespace, Map<String, String> labels) {
        return namespace.equals(rootNamespace)
                ? List.of()
                : foundIn(namespace, authentication -> authentication.selects(labels));
    }

    /** The same, those of the plan included. */
    List<PeerAuthentication> forWorkload(SelectedWorkload workload) {
        var labels = workload.workload().template().labels();
        var found = forPods(workload.namespace(), labels);
        if (!found.isEmpty()) {
            return found;
        }
        var names = new ArrayList<>(List.of(workload.name()));
        workload.alsoPicked().forEach(other -> names.add(other.name()));
        return names.stream()
                .flatMap(name -> ours(workload.namespace(), name, each -> each.selects(labels)).stream())
                .toList();
    }

    /** What pods with these labels accept on ports that have no mode of their own, as it was found. */
    public Mode modeOf(String namespace, Map<String, String> labels) {
        return mode(forPods(namespace, labels)).or(modeOf(namespace));
    }

    /** Whether it follows the mesh as a whole. */
    boolean saysNothing(String namespace) {
        return mode(forNamespace(namespace)) == Mode.UNSET;
    }

    /** What the namespace accepts where its workloads say nothing. */
    public Mode modeOf(String namespace) {
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

    /** Those that were found, as they are now. */
    private List<PeerAuthentication> foundIn(String namespace, Predicate<PeerAuthentication> inScope) {
        var candidates = present.found().objectsIn(IstioObject.SECURITY, PeerAuthentication.KIND, namespace).stream()
                .map(PeerAuthentication::new)
                .filter(inScope)
                .flatMap(each -> present.object(each.manifest().key()).stream())
                .map(PeerAuthentication::new)
                .toList();
        return notYoungerThanAll(candidates);
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

    /** An object of the plan: by its name, or by the next free one where that was taken. */
    private Optional<PeerAuthentication> ours(String namespace, String name, Predicate<PeerAuthentication> inScope) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> present.object(key(namespace, OwnObject.numbered(name, number))))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional<Manifest>::stream)
                .filter(OwnObject::isOurs)
                .map(PeerAuthentication::new)
                .filter(inScope)
                .findFirst();
    }

    private static ObjectKey key(String namespace, String name) {
        return new ObjectKey(IstioObject.SECURITY, PeerAuthentication.KIND, namespace, name);
    }
}
