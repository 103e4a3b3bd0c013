package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.AccessCondition;
import dev.meshward.mesh.intent.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is let in by something.
 *
 * @param isEverybody whether there is a way in without a condition
 * @param ways conditions that hold together, any of which lets in
 */
record Admitted(boolean isEverybody, List<List<AccessCondition>> ways, Origin origin) {

    static Admitted nobody() {
        return new Admitted(false, List.of(), Origin.nowhere());
    }

    static Admitted of(List<List<AccessCondition>> ways, Origin origin) {
        return new Admitted(ways.stream().anyMatch(List::isEmpty), ways, origin);
    }

    /** A way that both know is kept once, and the fields of the second are said by it too. */
    Admitted or(Admitted other) {
        var all = new ArrayList<>(ways);
        var twice = new ArrayList<Origin>(List.of(origin, other.origin));
        for (var way : other.ways) {
            if (all.contains(way)) {
                way.forEach(condition -> twice.add(condition.origin()));
            } else {
                all.add(way);
            }
        }
        return new Admitted(isEverybody || other.isEverybody, all, Origin.all(twice.stream()));
    }

    boolean isNobody() {
        return ways.isEmpty();
    }

    /** Whether everybody who is let in here is let in there too, as far as can be seen. */
    boolean isWithin(Admitted other) {
        return other.isEverybody || other.ways.containsAll(ways);
    }

    boolean admitsPlaintext() {
        return ways.stream()
                .anyMatch(way -> way.stream().noneMatch(each -> each.subject().isOfCaller()));
    }
}
