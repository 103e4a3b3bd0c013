package dev.meshward.testing.saved;

import dev.meshward.manifest.Mapping;
import dev.meshward.manifest.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Trees that differ from a good one in a single place: a field gone, of another type, or one too many. */
final class Mutants {

    /** @param change the place and what was done to it */
    record Mutant(String change, Value tree) {}

    private final Set<String> seen = new HashSet<>();
    private final Set<String> leftAlone;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Set<String> leftAlone) {
        this.leftAlone = leftAlone;
    }

    /** Each kind of place once, however many items a list has; fields of these names are not entered. */
    static List<Mutant> of(Mapping tree, Set<String> leftAlone) {
        var mutants = new Mutants(leftAlone);
        mutants.look(tree, "", whole -> whole);
        return mutants.mutants;
    }

    private void look(Value value, String place, UnaryOperator<Value> whole) {
        switch (value) {
            case Mapping mapping -> {
                note(place + " with one field too many", whole.apply(mapping.with("surplus", Value.Text.of("x"))));
                for (var key : mapping.keys()) {
                    field(mapping, key, place + "." + key, whole);
                }
            }
            case Value.Sequence list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    int position = i;
                    look(list.items().get(i), place + "[]", item -> whole.apply(replaced(list, position, item)));
                }
            }
            case Value.Scalar _ -> {}
        }
    }

    private void field(Mapping mapping, String key, String place, UnaryOperator<Value> whole) {
        var value = mapping.get(key).orElse(Value.Nothing.here());
        note(place + " gone", whole.apply(mapping.without(key)));
        note(place + " of another type", whole.apply(mapping.with(key, other(value))));
        if (!leftAlone.contains(key)) {
            look(value, place, changed -> whole.apply(mapping.with(key, changed)));
        }
    }

    private static Value other(Value value) {
        return value instanceof Value.Text ? Value.Numeric.of(7) : Value.Text.of("#");
    }

    private static Value replaced(Value.Sequence list, int position, Value item) {
        var items = new ArrayList<>(list.items());
        items.set(position, item);
        return Value.Sequence.of(items);
    }

    private void note(String change, Value tree) {
        if (seen.add(change)) {
            mutants.add(new Mutant(change, tree));
        }
    }
}
