package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.Views;
import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which mode a port of a pod has, by all PeerAuthentications together (istio.md A.7). */
final class AcceptedModes {

    private static final String GROUP = "security.istio.io";

    /** A mode and the object that set it. */
    record Decided(Mode mode, String rule) {}

    private final Installation installation;
    private final Views<Manifest, PeerAuthenticationView> views = new Views<>(PeerAuthenticationView::of);
    private final Views<List<Manifest>, List<PeerAuthenticationView>> lists = new Views<>(this::read);

    /** By the objects of the pod's namespace and those of the root namespace, by pod and port. */
    private final Views<List<Manifest>, Views<List<Manifest>, Views<Pod, Map<Integer, List<Decided>>>>> known =
            new Views<>(_ -> new Views<>(_ -> new Views<>(_ -> new HashMap<>())));

    AcceptedModes(Installation installation) {
        this.installation = installation;
    }

    private List<PeerAuthenticationView> read(List<Manifest> objects) {
        return objects.stream().map(views::of).toList();
    }

    List<PeerAuthenticationView> in(String namespace, World world) {
        return lists.of(world.in(GROUP, "PeerAuthentication", namespace));
    }

    /**
     * Every mode the port may have. More than one where the order of age is not known and makes a difference; of several
     * in one scope the oldest counts alone, nothing is merged.
     */
    List<Decided> of(Pod pod, int port, World world) {
        var root = installation.settings(world).rootNamespace();
        return known.of(world.in(GROUP, "PeerAuthentication", pod.namespace()))
                .of(world.in(GROUP, "PeerAuthentication", root))
                .of(pod)
                .computeIfAbsent(port, _ -> of(pod, port, root, world));
    }

    private List<Decided> of(Pod pod, int port, String root, World world) {
        var decided = new LinkedHashSet<Decided>();
        for (var around : aroundWorkload(pod.namespace(), root, world)) {
            var own = pod.namespace().equals(root)
                    ? List.<Optional<PeerAuthenticationView>>of(Optional.empty())
                    : possible(in(pod.namespace(), world).stream()
                            .filter(view -> !view.pods().selectsEverything()
                                    && view.pods().matches(pod.labels()))
                            .toList());
            own.forEach(policy -> decided.add(ofWorkload(policy, port, around)));
        }
        return distinctModes(decided);
    }

    /** The modes of the namespace and of the mesh alone: callers of a Service look no further (istio.md A.9). */
    List<Decided> aroundWorkload(String namespace, World world) {
        return distinctModes(
                aroundWorkload(namespace, installation.settings(world).rootNamespace(), world));
    }

    private Set<Decided> aroundWorkload(String namespace, String root, World world) {
        var decided = new LinkedHashSet<Decided>();
        for (var ofMesh : possible(withoutSelector(root, world))) {
            var mesh = narrowed(new Decided(Mode.PERMISSIVE, "Istio's default"), ofMesh);
            if (namespace.equals(root)) {
                decided.add(mesh);
            } else {
                possible(withoutSelector(namespace, world))
                        .forEach(ofNamespace -> decided.add(narrowed(mesh, ofNamespace)));
            }
        }
        return decided;
    }

    /** In the root namespace too, one with a selector is no policy of the mesh; it is ignored there. */
    private List<PeerAuthenticationView> withoutSelector(String namespace, World world) {
        return in(namespace, world).stream()
                .filter(view -> view.pods().selectsEverything())
                .toList();
    }

    /** One where age is known, each that may be the oldest where it is not; an empty one for none. */
    List<Optional<PeerAuthenticationView>> possible(List<PeerAuthenticationView> candidates) {
        if (candidates.isEmpty()) {
            return List.of(Optional.empty());
        }
        return Ages.possiblyOldest(candidates, PeerAuthenticationView::object).stream()
                .map(Optional::of)
                .toList();
    }

    private static Decided narrowed(Decided around, Optional<PeerAuthenticationView> policy) {
        return policy.flatMap(view -> view.mode().map(mode -> new Decided(mode, view.name())))
                .orElse(around);
    }

    private static Decided ofWorkload(Optional<PeerAuthenticationView> policy, int port, Decided around) {
        var ofPort =
                policy.flatMap(view -> Optional.ofNullable(view.modeByPort().get(port))
                        .map(mode -> new Decided(mode, view.name() + " portLevelMtls " + port)));
        return ofPort.orElseGet(() -> narrowed(around, policy));
    }

    /** The first of each mode: who set it first is enough to name. */
    private static List<Decided> distinctModes(Set<Decided> decided) {
        var modes = new LinkedHashSet<Mode>();
        var distinct = new ArrayList<Decided>();
        decided.stream().filter(each -> modes.add(each.mode())).forEach(distinct::add);
        return distinct;
    }
}
