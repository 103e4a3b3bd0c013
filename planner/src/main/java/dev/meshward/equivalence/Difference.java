package dev.meshward.equivalence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * One example of each difference, told once for all callers whom it meets in the same way.
 *
 * @param at the port of a workload, {@code shop/web:8080}, or what is called, {@code shop/web:80}
 * @param callers in words, sorted
 * @param example with the first of the callers
 */
public record Difference(String at, List<String> callers, Counterexample example) {
    public Difference {
        callers = List.copyOf(callers);
    }

    /** What one place holds. */
    record At(String place, Compared compared) {}

    private record Alike(String at, Relation relation, String request, String first, String second) {}

    static List<Difference> in(Stream<At> places) {
        var examplesByKind = new LinkedHashMap<Alike, List<Counterexample>>();
        places.forEach(place -> place.compared()
                .examples()
                .forEach(each -> examplesByKind
                        .computeIfAbsent(alike(place.place(), each), _ -> new ArrayList<>())
                        .add(each)));
        return examplesByKind.entrySet().stream()
                .map(entry -> of(entry.getKey().at(), entry.getValue()))
                .toList();
    }

    private static Alike alike(String at, Counterexample example) {
        return new Alike(at, example.relation(), example.request(), example.first(), example.second());
    }

    private static Difference of(String at, List<Counterexample> alike) {
        return new Difference(
                at,
                alike.stream().map(Counterexample::caller).distinct().sorted().toList(),
                alike.getFirst());
    }
}
