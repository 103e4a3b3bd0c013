package dev.meshward.adoption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parcels of one grade whose namespaces call each other in a circle; they stay adjacent. A circle that wishes order
 * is none of these: the user's word wins.
 */
final class JoinCircles {

    private final int[] circleOf;
    private final List<SortedSet<Integer>> circles = new ArrayList<>();

    JoinCircles(List<Parcel> parcels, NamespaceCycles cycles, JoinBounds bounds) {
        circleOf = new int[parcels.size()];
        Arrays.fill(circleOf, -1);
        var ordered = ordered(parcels, bounds);
        var byCircle = new TreeMap<String, Map<Criticality, SortedSet<Integer>>>();
        var disturbed = new HashSet<String>();
        for (var parcel : parcels) {
            for (var leader : leaders(parcel, cycles)) {
                byCircle.computeIfAbsent(leader, _ -> new TreeMap<>())
                        .computeIfAbsent(parcel.criticality(), _ -> new TreeSet<>())
                        .add(parcel.number());
                if (ordered.contains(parcel.number()) || parcel.namespaces().size() > 1) {
                    disturbed.add(leader);
                }
            }
        }
        byCircle.keySet().removeAll(disturbed);
        byCircle.values().forEach(byGrade -> byGrade.values().forEach(this::add));
    }

    private static Set<String> leaders(Parcel parcel, NamespaceCycles cycles) {
        var leaders = new TreeSet<String>();
        for (var namespace : parcel.namespaces()) {
            cycles.circleOf(namespace).stream().findFirst().ifPresent(leaders::add);
        }
        return leaders;
    }

    /** The parcels that wishes order, and those that come last in a namespace with such a one. */
    private static Set<Integer> ordered(List<Parcel> parcels, JoinBounds bounds) {
        var byNamespace = new HashMap<String, List<Integer>>();
        parcels.forEach(parcel -> parcel.namespaces()
                .forEach(namespace -> byNamespace
                        .computeIfAbsent(namespace, _ -> new ArrayList<>())
                        .add(parcel.number())));
        var ordered = new HashSet<Integer>();
        var found = new ArrayDeque<Integer>();
        parcels.stream().map(Parcel::number).filter(bounds::orders).forEach(found::add);
        while (!found.isEmpty()) {
            int next = found.remove();
            if (ordered.add(next)) {
                parcels.get(next).namespaces().stream()
                        .flatMap(namespace -> byNamespace.getOrDefault(namespace, List.of()).stream())
                        .filter(other -> parcels.get(other).closes())
                        .forEach(found::add);
            }
        }
        return ordered;
    }

    private void add(SortedSet<Integer> parcels) {
        if (parcels.size() > 1) {
            parcels.forEach(parcel -> circleOf[parcel] = circles.size());
            circles.add(parcels);
        }
    }

    /** By the number of the parcel; -1 for those on none. */
    int of(int parcel) {
        return circleOf[parcel];
    }

    List<SortedSet<Integer>> all() {
        return List.copyOf(circles);
    }
}
