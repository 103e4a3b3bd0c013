package dev.meshward.testing.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The most that a rollout can reach, by trying everything: each workload climbs or does not, every port goes on accepting
 * plaintext, and a choice counts only if every call that works goes on.
 */
public final class BestEnd {

    private final Town town;
    private final Watching watching;
    private final Moment before;

    public BestEnd(Town town, List<Call> calls) {
        this.town = town;
        this.watching = new Watching(town, calls);
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
            var now = new Moment("", "end", before.views(), climbed(climbers, bits));
            long mutual = watching.mutual(now);
            if (mutual > best && watching.goesOn(before, now)) {
                best = mutual;
            }
        }
        return best;
    }

    private Map<Name, Set<Pod>> climbed(List<Name> climbers, int bits) {
        var pods = new HashMap<>(before.pods());
        for (int i = 0; i < climbers.size(); i++) {
            if ((bits >> i & 1) == 1) {
                var pod =
                        pods.getOrDefault(climbers.get(i), Set.of()).iterator().next();
                var mesh = town.meshes().getFirst().name();
                pods.put(climbers.get(i), Set.of(town.known(pod.with(0, mesh))));
            }
        }
        return pods;
    }
}
