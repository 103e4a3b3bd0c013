package dev.meshward.judge;

import dev.meshward.evaluate.Pod;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pods of one workload that may be running: one while nothing moves, several while they are being replaced. */
record Crew(Set<Pod> pods) {

    Crew {
        pods = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(pods));
    }

    static Crew of(Pod pod) {
        return new Crew(Set.of(pod));
    }

    /** From the moment something changes what is made, any pod may be of the new kind: evictions make pods too. */
    Crew joinedBy(List<Pod> made) {
        if (pods.containsAll(made)) {
            return this;
        }
        var all = new LinkedHashSet<>(pods);
        all.addAll(made);
        return new Crew(all);
    }
}
