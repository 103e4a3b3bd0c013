package dev.meshward.adoption;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Things that were said to belong together, and with them whatever else belongs to either. */
final class Groups<T> {

    private final Map<T, T> towardsLeader = new HashMap<>();

    /** The one that stands for the whole group of this thing. */
    T leaderOf(T thing) {
        var leader = thing;
        while (towardsLeader.containsKey(leader)) {
            leader = towardsLeader.get(leader);
        }
        shorten(thing, leader);
        return leader;
    }

    private void shorten(T thing, T leader) {
        var step = thing;
        while (!step.equals(leader)) {
            var next = towardsLeader.get(step);
            towardsLeader.put(step, leader);
            step = next == null ? leader : next;
        }
    }

    void join(Collection<? extends T> things) {
        Iterator<? extends T> each = things.iterator();
        if (!each.hasNext()) {
            return;
        }
        T first = each.next();
        while (each.hasNext()) {
            join(first, each.next());
        }
    }

    private void join(T one, T other) {
        var leader = leaderOf(one);
        var follower = leaderOf(other);
        if (!leader.equals(follower)) {
            towardsLeader.put(follower, leader);
        }
    }
}
