package dev.meshward.judge;

import dev.meshward.evaluate.World;
import dev.meshward.manifest.Manifest;
import dev.meshward.manifest.ObjectKey;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a step does to one object. The same object before gives the very same object after, so that what was read from it
 * need not be read again. All lanes share one.
 */
final class Op {

    private final ObjectKey key;
    private final Function<Optional<Manifest>, Optional<Manifest>> effect;
    private final Map<Manifest, Optional<Manifest>> afterByBefore = new IdentityHashMap<>();
    private final Optional<Manifest> afterNothing;

    private final boolean needsItThere;
    private final Optional<Manifest> said;

    private Op(
            ObjectKey key,
            boolean needsItThere,
            Optional<Manifest> said,
            Function<Optional<Manifest>, Optional<Manifest>> effect) {
        this.key = key;
        this.said = said;
        this.needsItThere = needsItThere;
        this.effect = effect;
        this.afterNothing = effect.apply(Optional.empty());
    }

    /** The object is there as a whole; where it was there before, the fields written win. */
    static Op create(Manifest object) {
        return new Op(
                object.key(),
                false,
                Optional.of(object),
                before -> Optional.of(
                        before.map(there -> Patching.merged(there, object)).orElse(object)));
    }

    /** Only these fields change; an object that is not there stays away. */
    static Op patch(Manifest fields) {
        return new Op(
                fields.key(),
                true,
                Optional.of(fields),
                before -> before.map(there -> Patching.patched(there, fields.content())));
    }

    static Op delete(ObjectKey key) {
        return new Op(key, false, Optional.empty(), _ -> Optional.empty());
    }

    ObjectKey key() {
        return key;
    }

    /** True when its command fails where the object is not there. */
    boolean needsItThere() {
        return needsItThere;
    }

    /** Whether both do the same to the same object. */
    boolean doesTheSameAs(Op other) {
        return this == other
                || (key.equals(other.key) && needsItThere == other.needsItThere && said.equals(other.said));
    }

    /** A world after this. */
    World in(World world) {
        return world.with(Map.of(key, apply(world.object(key))));
    }

    synchronized Optional<Manifest> apply(Optional<Manifest> before) {
        return before.map(there -> afterByBefore.computeIfAbsent(there, _ -> effect.apply(before)))
                .orElse(afterNothing);
    }
}
