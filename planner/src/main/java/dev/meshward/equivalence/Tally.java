package dev.meshward.equivalence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects what comes out at one place, request by request. */
final class Tally {

    private final Map<Relation, Counterexample> exampleByRelation = new EnumMap<>(Relation.class);
    private final Map<String, String> partByReason = new LinkedHashMap<>();
    private Relation relation = Relation.EQUAL;

    /** @param example made for the first request of each relation alone */
    void add(Relation found, Function<Relation, Counterexample> example) {
        relation = relation.and(found);
        exampleByRelation.computeIfAbsent(found, example);
    }

    /** One request of those that share the reason is enough to show them. */
    void unchecked(String part, String because) {
        partByReason.putIfAbsent(because, part);
    }

    Compared compared() {
        var examples = new ArrayList<Counterexample>();
        for (var each : List.of(Relation.WIDER, Relation.DIFFERENT, Relation.NARROWER)) {
            if (exampleByRelation.containsKey(each)) {
                examples.add(exampleByRelation.get(each));
            }
        }
        var unchecked = partByReason.entrySet().stream()
                .map(entry -> new Unchecked(entry.getValue(), entry.getKey()))
                .toList();
        return new Compared(relation, examples, unchecked);
    }
}
