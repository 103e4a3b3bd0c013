package dev.meshward.judge;

import dev.meshward.evaluate.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * The pods of one workload that may be running: one while nothing moves, several while they are being replaced. Pods are
 * told apart by being the very same: a cast makes the same pod from the same template and data plane, and comparing whole
 * pods would take long.
 */
record Crew(List<Pod> pods) {

    Crew {
        pods = List.copyOf(pods);
    }

    static Crew of(Pod pod) {
        return new Crew(List.of(pod));
    }

    /** From the moment something changes what is made, any pod may be of the new kind: evictions make pods too. */
    Crew joinedBy(List<Pod> made) {
        var all = new ArrayList<>(pods);
        made.stream().filter(pod -> !contains(all, pod)).forEach(all::add);
        return all.size() == pods.size() ? this : new Crew(all);
    }

    boolean isSameAs(Crew other) {
        return pods.size() == other.pods.size() && pods.stream().allMatch(pod -> contains(other.pods, pod));
    }

    private static boolean contains(List<Pod> pods, Pod wanted) {
        return pods.stream().anyMatch(pod -> pod == wanted);
    }
}
