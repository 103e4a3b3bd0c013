package dev.meshward.equivalence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what comes out at one place, request by request. */
final class Tally {

    private final Map<Relation, Counterexample> exampleByRelation = new EnumMap<>(Relation.class);
    private final Map<String, String> partByReason = new LinkedHashMap<>();
    private Relation relation = Relation.EQUAL;

    void add(Counterexample example) {
        relation = relation.and(example.relation());
        exampleByRelation.putIfAbsent(example.relation(), example);
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
