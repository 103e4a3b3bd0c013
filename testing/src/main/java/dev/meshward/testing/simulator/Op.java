package dev.meshward.testing.simulator;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a step does to one object. From the same object it makes the same one, so that states can be told apart. */
final class Op {

    private final Name name;
    private final UnaryOperator<Optional<Thing>> effect;
    private final boolean needsIt;
    private final Map<Thing, Optional<Thing>> known = new IdentityHashMap<>();
    private final Optional<Thing> fromNothing;

    private Op(Name name, boolean needsIt, UnaryOperator<Optional<Thing>> effect) {
        this.name = name;
        this.needsIt = needsIt;
        this.effect = effect;
        this.fromNothing = effect.apply(Optional.empty());
    }

    /** The object as a whole; where it was there before, what is written wins and its age stays. */
    static Op create(Name name, Thing object, String moment) {
        var age = new Thing(Map.of("metadata", Map.of("creationTimestamp", moment)));
        var made = Merging.patched(name, object, age.content());
        return new Op(
                name,
                false,
                before -> Optional.of(before.map(there -> Merging.patched(name, there, object.content()))
                        .orElse(made)));
    }

    static Op patch(Name name, Thing fields) {
        return new Op(name, true, before -> before.map(there -> Merging.patched(name, there, fields.content())));
    }

    static Op delete(Name name) {
        return new Op(name, false, _ -> Optional.empty());
    }

    Name name() {
        return name;
    }

    /** Whether it fails where the object is not there. */
    boolean needsIt() {
        return needsIt;
    }

    Optional<Thing> after(Optional<Thing> before) {
        return before.map(there -> known.computeIfAbsent(there, _ -> effect.apply(before)))
                .orElse(fromNothing);
    }

    /** What all of these make of a cluster, in their order. */
    static Cluster all(Iterable<Op> ops, Cluster before) {
        Map<Name, Optional<Thing>> changes = new java.util.HashMap<>();
        for (var op : ops) {
            changes.put(op.name(), op.after(changes.computeIfAbsent(op.name(), before::find)));
        }
        return before.with(changes);
    }
}
