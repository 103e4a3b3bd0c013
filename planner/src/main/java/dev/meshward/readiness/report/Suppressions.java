package dev.meshward.readiness.report;

import dev.meshward.advice.Code;
import dev.meshward.manifest.Place;
import dev.meshward.readiness.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything somebody decided to live with. */
public final class Suppressions {

    /** One code on one object, as findings name it. */
    private record Target(Code code, String object) {}

    private final Map<Target, Suppression> byTarget = new HashMap<>();
    private final List<Suppression> accepted;
    private final List<Refusal> refusals;

    /**
     * A suppression that is not used.
     *
     * @param because one sentence: what was found, and what is expected
     */
    public record Refusal(Place place, String because) implements Comparable<Refusal> {

        @Override
        public int compareTo(Refusal other) {
            return Comparator.comparing(Refusal::place)
                    .thenComparing(Refusal::because)
                    .compare(this, other);
        }
    }

    /** @param refusals what was written and cannot be used, so that nothing is passed over */
    public Suppressions(List<Suppression> accepted, List<Refusal> refusals) {
        this.accepted = List.copyOf(accepted);
        this.refusals = refusals.stream().sorted().distinct().toList();
        accepted.forEach(each -> byTarget.putIfAbsent(new Target(each.code(), each.object()), each));
    }

    public static Suppressions none() {
        return new Suppressions(List.of(), List.of());
    }

    public Suppressions and(Suppressions more) {
        var both = new ArrayList<>(accepted);
        both.addAll(more.accepted);
        var refused = new ArrayList<>(refusals);
        refused.addAll(more.refusals);
        return new Suppressions(both, refused);
    }

    public List<Suppression> accepted() {
        return accepted;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** What covers this finding: the first that names its code and exactly its object. */
    Optional<Suppression> of(Finding finding) {
        var diagnosis = finding.diagnosis();
        return Optional.ofNullable(
                byTarget.get(new Target(diagnosis.code(), diagnosis.subject().toString())));
    }
}
