package dev.meshward.judge;

import dev.meshward.cluster.WorkloadId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was found of some calls and doors in one stage, of each by itself, so that one of them can be judged anew. */
record Findings(Map<KnownCall, List<JudgedCall>> byCall, Map<WorkloadId, OfDoor> byDoor) {

    /** What was found of the doors of one workload. */
    record OfDoor(List<JudgedCall> opened, List<Condition> shut) {

        OfDoor {
            opened = List.copyOf(opened);
            shut = List.copyOf(shut);
        }

        boolean isNothing() {
            return opened.isEmpty() && shut.isEmpty();
        }
    }

    Findings {
        byCall = Collections.unmodifiableMap(byCall);
        byDoor = Collections.unmodifiableMap(byDoor);
    }

    static Findings none() {
        return new Findings(Map.of(), Map.of());
    }

    Stream<JudgedCall> calls() {
        return Stream.concat(
                byCall.values().stream().flatMap(List::stream),
                byDoor.values().stream().flatMap(door -> door.opened().stream()));
    }

    Stream<Condition> conditions() {
        return byDoor.values().stream().flatMap(door -> door.shut().stream());
    }

    Findings and(Findings more) {
        var calls = new HashMap<>(byCall);
        var doors = new HashMap<>(byDoor);
        calls.putAll(more.byCall);
        doors.putAll(more.byDoor);
        return new Findings(calls, doors);
    }

    /** The same of a stage whose folder has another name now. */
    Findings in(String folder) {
        var calls = new HashMap<KnownCall, List<JudgedCall>>();
        var doors = new HashMap<WorkloadId, OfDoor>();
        byCall.forEach((call, found) -> calls.put(call, in(folder, found)));
        byDoor.forEach((door, found) -> doors.put(door, new OfDoor(in(folder, found.opened()), found.shut())));
        return new Findings(calls, doors);
    }

    private static List<JudgedCall> in(String folder, List<JudgedCall> calls) {
        return calls.stream().map(call -> call.in(folder)).toList();
    }

    /** Of these alone. */
    Findings of(Concerned concerned) {
        return new Findings(of(concerned.calls(), byCall), of(concerned.doors(), byDoor));
    }

    private static <K, V> Map<K, V> of(Set<K> keys, Map<K, V> all) {
        var some = new HashMap<K, V>();
        for (var key : keys) {
            var value = all.get(key);
            if (value != null) {
                some.put(key, value);
            }
        }
        return some;
    }

    /** Of all but these. */
    Findings without(Concerned concerned) {
        var calls = new HashMap<>(byCall);
        var doors = new HashMap<>(byDoor);
        calls.keySet().removeAll(concerned.calls());
        doors.keySet().removeAll(concerned.doors());
        return new Findings(calls, doors);
    }
}
