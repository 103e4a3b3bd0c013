package dev.meshward.evaluate.istio;

import dev.meshward.evaluate.Pod;
import dev.meshward.evaluate.World;
import dev.meshward.evaluate.istio.AcceptedModes.Decided;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What PeerAuthentications make of plaintext at ztunnel (istio.md B.5). They know no modes there: istiod turns STRICT into a
 * denial of whoever shows no identity, and the exceptions of ports into a denial of the same name; DISABLE is as good as
 * PERMISSIVE. Tunnels always show an identity, so no mode matters to them.
 */
final class ModesAtZtunnel {

    private static final String DEFAULT = "Istio's default";

    private final Installation installation;
    private final AcceptedModes modes;

    ModesAtZtunnel(Installation installation, AcceptedModes modes) {
        this.installation = installation;
        this.modes = modes;
    }

    /** The oldest of the mesh, of the namespace and of the workload; each may be missing. */
    private record Chain(
            Optional<PeerAuthenticationView> mesh,
            Optional<PeerAuthenticationView> namespace,
            Optional<PeerAuthenticationView> workload) {}

    /** STRICT or PERMISSIVE; both where age decides and nobody knows it. */
    List<Decided> of(Pod pod, int port, World world) {
        var root = installation.settings(world).rootNamespace();
        boolean isInRoot = pod.namespace().equals(root);
        var decided = new LinkedHashMap<Mode, Decided>();
        for (var mesh : modes.possible(ofMesh(root, isInRoot, world))) {
            for (var namespace : modes.possible(isInRoot ? List.of() : unselective(pod.namespace(), world))) {
                for (var workload : modes.possible(isInRoot ? List.of() : selective(pod, world))) {
                    var one = decided(new Chain(mesh, namespace, workload), port);
                    decided.putIfAbsent(one.mode(), one);
                }
            }
        }
        return List.copyOf(decided.values());
    }

    /** For other namespaces only one without any selector is of the mesh: an empty one does not reach them. */
    private List<PeerAuthenticationView> ofMesh(String root, boolean isInRoot, World world) {
        return unselective(root, world).stream()
                .filter(view -> isInRoot || !view.hasSelector())
                .toList();
    }

    private List<PeerAuthenticationView> unselective(String namespace, World world) {
        return modes.in(namespace, world).stream()
                .filter(view -> view.pods().selectsEverything())
                .toList();
    }

    private List<PeerAuthenticationView> selective(Pod pod, World world) {
        return modes.in(pod.namespace(), world).stream()
                .filter(view -> !view.pods().selectsEverything() && view.pods().matches(pod.labels()))
                .toList();
    }

    private static Decided decided(Chain chain, int port) {
        var around = narrowed(narrowed(new Decided(Mode.PERMISSIVE, DEFAULT), chain.mesh()), chain.namespace());
        var own = narrowed(around, chain.workload());
        return chain.workload()
                .filter(workload -> goesByPorts(workload, around.mode()))
                .map(workload -> ofPort(workload, chain, port))
                .orElse(own);
    }

    private static Decided narrowed(Decided around, Optional<PeerAuthenticationView> policy) {
        return policy.flatMap(view -> view.mode().map(mode -> new Decided(accepted(mode), view.name())))
                .orElse(around);
    }

    private static Mode accepted(Mode written) {
        return written == Mode.STRICT ? Mode.STRICT : Mode.PERMISSIVE;
    }

    /**
     * Whether the ports of a policy count. Where its own mode is unset under a strict one, istiod looks for PERMISSIVE ports
     * alone: a port that is DISABLE and no other stays strict.
     */
    private static boolean goesByPorts(PeerAuthenticationView workload, Mode around) {
        var ofPorts = workload.modeByPort().values();
        if (workload.mode().isEmpty()) {
            return ofPorts.contains(around == Mode.STRICT ? Mode.PERMISSIVE : Mode.STRICT);
        }
        return accepted(workload.mode().get()) == Mode.STRICT
                ? ofPorts.contains(Mode.PERMISSIVE) || ofPorts.contains(Mode.DISABLE)
                : ofPorts.contains(Mode.STRICT);
    }

    /** The denial that istiod makes of the policy: strict ports alone, or all but the open ones. */
    private static Decided ofPort(PeerAuthenticationView workload, Chain chain, int port) {
        var name = workload.name() + " portLevelMtls";
        var open = openPorts(workload, chain);
        boolean isStrictPort = workload.modeByPort().get(port) == Mode.STRICT && !isStrictAnyhow(workload, chain);
        boolean isStrict = isStrictPort || (!open.isEmpty() && !open.contains(port));
        return new Decided(isStrict ? Mode.STRICT : Mode.PERMISSIVE, name);
    }

    /**
     * Ports left open by the denial of all others. A policy of the namespace whose mode is unset hides that of the mesh here,
     * which it does not do elsewhere: then no denial is made at all, and every port is open.
     */
    private static Set<Integer> openPorts(PeerAuthenticationView workload, Chain chain) {
        boolean counts = workload.mode().isPresent()
                ? workload.mode().get() == Mode.STRICT
                : isStrict(
                        withoutSelector(chain.namespace()).isPresent()
                                ? withoutSelector(chain.namespace())
                                : chain.mesh());
        return counts
                ? workload.modeByPort().entrySet().stream()
                        .filter(entry -> entry.getValue() != Mode.STRICT)
                        .map(java.util.Map.Entry::getKey)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Whether the policies around make a strict port strict, so that the denial need not name it. */
    private static boolean isStrictAnyhow(PeerAuthenticationView workload, Chain chain) {
        if (workload.mode().isPresent()) {
            return workload.mode().get() == Mode.STRICT;
        }
        var namespace = withoutSelector(chain.namespace());
        boolean hasNoneOfNamespace =
                namespace.flatMap(PeerAuthenticationView::mode).isEmpty();
        return isStrict(namespace) || (hasNoneOfNamespace && isStrict(chain.mesh()));
    }

    private static Optional<PeerAuthenticationView> withoutSelector(Optional<PeerAuthenticationView> policy) {
        return policy.filter(view -> !view.hasSelector());
    }

    private static boolean isStrict(Optional<PeerAuthenticationView> policy) {
        return policy.flatMap(PeerAuthenticationView::mode)
                .filter(Mode.STRICT::equals)
                .isPresent();
    }
}
