package dev.meshward.testing.crd;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of one object.
 *
 * @param violations why an API server would refuse it, each with the path of the field
 * @param notEvaluated rules of the definition that could not be asked here, with the reason; never counted as passed
 */
public record Verdict(List<String> violations, SortedSet<String> notEvaluated) {

    public Verdict {
        violations = List.copyOf(violations);
        notEvaluated = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(notEvaluated));
    }

    static Verdict refused(String because) {
        return new Verdict(List.of(because), new TreeSet<>());
    }

    public boolean isAccepted() {
        return violations.isEmpty();
    }

    Verdict and(Verdict other) {
        var all = new ArrayList<>(violations);
        all.addAll(other.violations);
        var open = new TreeSet<>(notEvaluated);
        open.addAll(other.notEvaluated);
        return new Verdict(all, open);
    }
}
