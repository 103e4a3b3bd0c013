package dev.meshward.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was found of some calls and doors in each stage, in their order, and where these calls end.
 *
 * @param working calls between workloads that arrive before the first stage
 * @param mutual those of them that arrive with mutual TLS when every stage is done
 */
record LaneFindings(List<Findings> stages, Set<KnownCall> working, Set<KnownCall> mutual) {

    LaneFindings {
        stages = List.copyOf(stages);
    }

    LaneFindings and(LaneFindings other) {
        var both = new ArrayList<Findings>();
        for (int i = 0; i < stages.size(); i++) {
            both.add(stages.get(i).and(other.stages.get(i)));
        }
        return with(both, other);
    }

    /** With other stages; of these calls what the other found counts. */
    LaneFindings with(List<Findings> otherStages, LaneFindings other) {
        return new LaneFindings(otherStages, union(working, other.working), union(mutual, other.mutual));
    }

    /** Of all but these, as far as their ends go. */
    LaneFindings without(Concerned concerned) {
        return new LaneFindings(stages, less(working, concerned.calls()), less(mutual, concerned.calls()));
    }

    Ending ending() {
        return new Ending(working.size(), mutual.size());
    }

    private static Set<KnownCall> union(Set<KnownCall> some, Set<KnownCall> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<KnownCall> less(Set<KnownCall> some, Set<KnownCall> others) {
        var left = new HashSet<>(some);
        others.forEach(left::remove);
        return left;
    }
}
