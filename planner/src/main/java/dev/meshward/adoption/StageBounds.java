package dev.meshward.adoption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The first and the last join stage each thing may be in, as "before", "apart" and "at" allow; counted from 1. */
final class StageBounds {

    static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Map<String, Set<String>> followers = new LinkedHashMap<>();
    private final Map<String, Integer> earliest = new HashMap<>();
    private final Map<String, Integer> latest = new HashMap<>();
    private final Map<String, Integer> fixed = new LinkedHashMap<>();
    private final List<List<String>> apart = new ArrayList<>();
    private Optional<String> obstacle = Optional.empty();
    private boolean isSettled;

    void before(String first, String then) {
        followers.computeIfAbsent(first, _ -> new LinkedHashSet<>()).add(then);
        followers.computeIfAbsent(then, _ -> new LinkedHashSet<>());
    }

    void apart(String one, String other) {
        apart.add(List.of(one, other));
    }

    void at(String thing, int stage) {
        followers.computeIfAbsent(thing, _ -> new LinkedHashSet<>());
        var before = fixed.putIfAbsent(thing, stage);
        if (before != null && before != stage) {
            hinder(thing + " would be in join stages " + before + " and " + stage);
        }
    }

    /** Why there is no order that keeps all this; empty when there is one. */
    Optional<String> obstacle() {
        settle();
        return obstacle;
    }

    int earliest(String thing) {
        settle();
        return earliest.getOrDefault(thing, 1);
    }

    int latest(String thing) {
        settle();
        return latest.getOrDefault(thing, NO_LIMIT);
    }

    private void settle() {
        if (isSettled) {
            return;
        }
        isSettled = true;
        var order = inOrder();
        order.forEach(this::pushForward);
        order.reversed().forEach(this::pullBack);
        order.forEach(this::check);
        separate(order);
    }

    /** Callers before followers; things on a circle are missing, and the circle is the obstacle. */
    private List<String> inOrder() {
        var waitingFor = new HashMap<String, Integer>();
        followers.values().forEach(each -> each.forEach(thing -> waitingFor.merge(thing, 1, Integer::sum)));
        var ready = new ArrayDeque<String>();
        followers.keySet().stream()
                .filter(thing -> !waitingFor.containsKey(thing))
                .forEach(ready::add);
        var order = new ArrayList<String>();
        while (!ready.isEmpty()) {
            var thing = ready.remove();
            order.add(thing);
            for (var follower : followers.getOrDefault(thing, Set.of())) {
                if (waitingFor.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        if (order.size() < followers.size()) {
            hinder("each of them would have to be before the other");
        }
        return order;
    }

    private void pushForward(String thing) {
        int first = Math.max(earliest.getOrDefault(thing, 1), fixed.getOrDefault(thing, 1));
        earliest.put(thing, first);
        followers.getOrDefault(thing, Set.of()).forEach(each -> earliest.merge(each, first + 1, Math::max));
    }

    private void pullBack(String thing) {
        int last = followers.getOrDefault(thing, Set.of()).stream()
                .mapToInt(each -> latest.getOrDefault(each, NO_LIMIT))
                .filter(stage -> stage != NO_LIMIT)
                .map(stage -> stage - 1)
                .min()
                .orElse(NO_LIMIT);
        int limit = Math.min(last, fixed.getOrDefault(thing, NO_LIMIT));
        if (limit != NO_LIMIT) {
            latest.put(thing, limit);
        }
    }

    private void check(String thing) {
        if (earliest(thing) > latest(thing)) {
            hinder(thing + " can be no earlier than join stage " + earliest(thing) + ", and no later than "
                    + Math.max(latest(thing), 0));
        }
    }

    /** Two that must be apart and share their last stage: one of them has to be done a stage sooner. */
    private void separate(List<String> order) {
        boolean changed = obstacle.isEmpty();
        while (changed && obstacle.isEmpty()) {
            changed = false;
            for (var pair : apart) {
                changed |= separate(pair.get(0), pair.get(1));
            }
            if (changed) {
                order.reversed().forEach(this::tighten);
                order.forEach(this::check);
            }
        }
    }

    private boolean separate(String one, String other) {
        if (one.equals(other)) {
            hinder(one + " cannot be apart from itself");
            return false;
        }
        if (latest(one) == NO_LIMIT || latest(one) != latest(other)) {
            return false;
        }
        var sooner = List.of(one, other).stream()
                .filter(thing -> earliest(thing) < latest(thing))
                .sorted()
                .findFirst();
        sooner.ifPresentOrElse(
                thing -> latest.merge(thing, -1, Integer::sum),
                () -> hinder("both could only be in join stage " + latest(one)));
        return sooner.isPresent();
    }

    private void tighten(String thing) {
        var last = followers.getOrDefault(thing, Set.of()).stream()
                .mapToInt(each -> latest.getOrDefault(each, NO_LIMIT))
                .filter(stage -> stage != NO_LIMIT)
                .map(stage -> stage - 1)
                .min();
        limit(thing, last);
    }

    private void limit(String thing, OptionalInt last) {
        last.ifPresent(stage -> latest.merge(thing, stage, Math::min));
    }

    private void hinder(String reason) {
        if (obstacle.isEmpty()) {
            obstacle = Optional.of(reason);
        }
    }
}
