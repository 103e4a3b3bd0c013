package dev.meshward.testing.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The most that a rollout can reach, by trying everything: each workload climbs or does not, every port goes on accepting
 * plaintext, NetworkPolicies let the mesh's own port through wherever they let a call through, and a choice counts only if every
 * call that works goes on.
 */
public final class BestEnd {

    private static final String MODES = "security.istio.io/PeerAuthentication";

    private final Town town;
    private final Watching watching;
    private final Moment before;

    private final Mesh mesh;
    private final Cluster installed;

    /** @param mesh its name: {@code istio}, {@code istio-ambient}, {@code linkerd} */
    public BestEnd(Town town, List<Call> calls, String mesh) {
        this.town = town;
        this.mesh = town.mesh(mesh).orElseThrow();
        this.installed = installed(town.cluster(), this.mesh);
        this.watching = new Watching(town, calls, Watching.Walls.OPENED_FOR_THE_MESH);
        var pods = new HashMap<Name, Set<Pod>>();
        town.workloads().forEach(each -> pods.put(each.name(), Set.of(town.made(each, town.cluster()))));
        this.before = new Moment("", "start", List.of(town.cluster()), pods);
    }

    /**
     * How many calls arrive with mutual TLS in the best choice.
     *
     * @param mayClimb asked with a workload as steps write it, such as {@code deployment shop/cart}
     */
    public long mutual(Predicate<String> mayClimb) {
        var climbers = town.workloads().stream()
                .map(Workload::name)
                .filter(name -> mayClimb.test(name.inSteps()))
                .toList();
        long best = 0;
        for (int bits = 0; bits < 1 << climbers.size(); bits++) {
            var now = new Moment("", "end", List.of(installed), climbed(climbers, bits));
            long mutual = watching.mutual(now);
            if (mutual > best && watching.goesOn(before, now)) {
                best = mutual;
            }
        }
        return best;
    }

    /** With the mesh, and without what would keep plaintext out of ports: a plan may take that back for as long as needed. */
    private static Cluster installed(Cluster before, Mesh mesh) {
        var changes = new HashMap<Name, Optional<Thing>>();
        List.of("istiod", "istio-cni", "ztunnel", "linkerd-control-plane").stream()
                .flatMap(release -> mesh.installedBy(release, Map.of()).stream())
                .filter(object -> before.find(Name.of(object)).isEmpty())
                .forEach(object -> changes.put(Name.of(object), Optional.of(new Thing(object))));
        before.names().stream()
                .filter(name -> name.type().equals(MODES))
                .forEach(name -> changes.put(name, Optional.empty()));
        return before.with(changes);
    }

    private Map<Name, Set<Pod>> climbed(List<Name> climbers, int bits) {
        var pods = new HashMap<>(before.pods());
        for (int i = 0; i < climbers.size(); i++) {
            if ((bits >> i & 1) == 1) {
                var pod =
                        pods.getOrDefault(climbers.get(i), Set.of()).iterator().next();
                pods.put(climbers.get(i), Set.of(town.known(mesh.joined(pod, installed))));
            }
        }
        return pods;
    }
}
