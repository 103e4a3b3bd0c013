package dev.meshward.adoption;

import dev.meshward.cluster.WorkloadId;
import dev.meshward.dependencies.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why these workloads join, and why at this point. */
record JoinReasons(
        Ascent ascent,
        NamespaceCycles cycles,
        List<WorkloadId> workloads,
        NavigableSet<String> namespaces,
        List<String> whole) {

    /** How the reason of the first stage begins where it is one. */
    static final String A_CANARY = "A canary:";

    List<String> because(boolean isCanary) {
        var because = new ArrayList<String>();
        if (isCanary) {
            because.add(A_CANARY + " small, and of the least critical there is, before the first real wave.");
        }
        because.addAll(grades());
        circle().ifPresent(because::add);
        calls().ifPresent(because::add);
        because.addAll(wished());
        partOfNamespaces().ifPresent(because::add);
        return because;
    }

    private List<String> grades() {
        var byReason = new TreeMap<String, List<WorkloadId>>();
        for (var workload : workloads) {
            var grade = ascent.grades().gradeOf(workload);
            byReason.computeIfAbsent(grade.criticality().word() + ": " + grade.because(), _ -> new ArrayList<>())
                    .add(workload);
        }
        if (byReason.size() == 1) {
            return List.of("The less critical climb before the more critical; these are " + byReason.firstKey() + ".");
        }
        var sentences = new ArrayList<String>();
        sentences.add("The less critical climb before the more critical.");
        byReason.forEach((reason, members) ->
                sentences.add(Ascent.listed(members) + (members.size() == 1 ? " is " : " are ") + reason + "."));
        return sentences;
    }

    private Optional<String> circle() {
        var together = new TreeSet<>(namespaces);
        together.retainAll(cycles.circlesOf(namespaces));
        var others = new TreeSet<>(cycles.circlesOf(namespaces));
        others.removeAll(namespaces);
        if (together.isEmpty()) {
            return Optional.empty();
        }
        var circle = new TreeSet<>(together);
        circle.addAll(others);
        return Optional.of("Namespaces " + Ascent.listed(circle)
                + " call each other in a circle, so that their stages follow each other.");
    }

    /** The calls that have a proxy at both ends from now on, among those that join here. */
    private Optional<String> calls() {
        var here = new HashSet<>(workloads);
        var calls = new TreeSet<String>();
        for (var receiver : workloads) {
            ascent.arrivals()
                    .knownAt(receiver)
                    .filter(arrival -> arrival.plaintext().isEmpty())
                    .forEach(arrival -> addInside(arrival.call().from(), receiver, here, calls));
        }
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of("They call each other, and from here on these calls are mutually authenticated: "
                        + Ascent.listed(calls) + ".");
    }

    private static void addInside(Caller from, WorkloadId receiver, Set<WorkloadId> here, Set<String> calls) {
        if (from instanceof Caller.Pods(var caller) && here.contains(caller) && !caller.equals(receiver)) {
            calls.add(name(caller) + " → " + name(receiver));
        }
    }

    private static String name(WorkloadId workload) {
        return workload.namespace() + "/" + workload.name();
    }

    private List<String> wished() {
        return ascent.wishes().all().stream()
                .filter(this::isAboutTheOrderOfThese)
                .map(Wishes::reason)
                .toList();
    }

    private boolean isAboutTheOrderOfThese(Wish wish) {
        return Wishes.isAboutOrder(wish)
                && Wishes.targets(wish)
                        .anyMatch(target -> namespaces.contains(target.namespace())
                                && ascent.wishes().meant(target).stream().anyMatch(workloads::contains));
    }

    private Optional<String> partOfNamespaces() {
        var parts = new TreeSet<>(namespaces);
        whole.forEach(parts::remove);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of((parts.size() == 1 ? "Namespace " : "Namespaces ") + Ascent.listed(parts)
                        + (parts.size() == 1 ? " stays" : " stay")
                        + " unlabelled after this stage, since not all workloads there join in it or before it:"
                        + " those that join ask for the proxy themselves.");
    }
}
