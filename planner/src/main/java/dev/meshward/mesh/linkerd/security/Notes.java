package dev.meshward.mesh.linkerd.security;

import dev.meshward.mesh.intent.Leaf;
import dev.meshward.mesh.intent.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What cannot be said as it was written, by field, collected while it is worked out. */
final class Notes {

    /** Why a field is not said at all, and what to do instead. */
    record Unseen(String because, String instead) {}

    private final Map<Leaf, TreeSet<String>> differencesByLeaf = new HashMap<>();
    private final Map<Leaf, Unseen> unseenByLeaf = new HashMap<>();

    void differs(Origin origin, String difference) {
        origin.taken()
                .forEach(taken -> differencesByLeaf
                        .computeIfAbsent(taken.leaf(), _ -> new TreeSet<>())
                        .add(difference));
    }

    void unseen(Origin origin, String because, String instead) {
        origin.taken().forEach(taken -> unseenByLeaf.put(taken.leaf(), new Unseen(because, instead)));
    }

    Optional<Unseen> unseen(Leaf leaf) {
        return Optional.ofNullable(unseenByLeaf.get(leaf));
    }

    List<String> differences(Leaf leaf) {
        return new ArrayList<>(differencesByLeaf.getOrDefault(leaf, new TreeSet<>()));
    }
}
