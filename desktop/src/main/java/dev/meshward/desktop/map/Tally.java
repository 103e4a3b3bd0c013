package dev.meshward.desktop.map;

import dev.meshward.dependencies.Dependency;
import dev.meshward.desktop.look.MeshState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many calls are in which state.
 *
 * @param excepted of these, how many stay plaintext by an exception
 */
record Tally(Map<MeshState, Integer> calls, int excepted) {

    Tally {
        calls = Collections.unmodifiableMap(new EnumMap<>(calls));
    }

    static Tally of(List<Dependency> calls, Ladder ladder) {
        var count = new EnumMap<MeshState, Integer>(MeshState.class);
        calls.forEach(call -> count.merge(ladder.of(call), 1, Integer::sum));
        return new Tally(count, (int) calls.stream().filter(ladder::isExcepted).count());
    }

    /** The state of the least protected of them. */
    static MeshState least(List<Dependency> calls, Ladder ladder) {
        return calls.stream().map(ladder::of).min(MeshState::compareTo).orElse(MeshState.OUTSIDE);
    }

    int of(MeshState state) {
        return calls.getOrDefault(state, 0);
    }

    /** Those that use mutual TLS. */
    int encrypted() {
        return of(MeshState.JOINED) + of(MeshState.STRICT) + of(MeshState.AUTHORIZED);
    }
}
