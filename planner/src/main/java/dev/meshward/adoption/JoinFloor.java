package dev.meshward.adoption;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fewest stages in which parcels can join where no wish orders them, by what a stage may hold. A parcel that cannot be
 * divided may exceed a limit; it counts for no more than one stage.
 */
final class JoinFloor {

    private final Limits limits;
    private final boolean beginsWithCanary;
    private final Map<Criticality, Load> loads = new EnumMap<>(Criticality.class);

    /** What is to be put into stages. */
    private static final class Load {
        private long workloads;
        private long pods;
        private final Set<String> namespaces = new HashSet<>();
        /** Largest in each respect among those that could be the canary. */
        private long most;

        private long mostPods;

        void add(Parcel parcel, Limits limits) {
            long counted = Math.min(parcel.workloads().size(), limits.workloads());
            long countedPods = Math.min(parcel.pods(), limits.restarts());
            workloads += counted;
            pods += countedPods;
            most = Math.max(most, counted);
            mostPods = Math.max(mostPods, countedPods);
            var names = parcel.namespaces();
            if (names.size() <= limits.namespaces()) {
                namespaces.addAll(names);
            }
        }

        int stages(Limits limits, long without, long podsWithout, int namespacesWithout) {
            int byWorkloads = TighteningFloor.ceil(Math.max(0, workloads - without), limits.workloads());
            int byPods = TighteningFloor.ceil(Math.max(0, pods - podsWithout), limits.restarts());
            int byNamespaces =
                    TighteningFloor.ceil(Math.max(0, namespaces.size() - namespacesWithout), limits.namespaces());
            return Math.max(byWorkloads, Math.max(byPods, byNamespaces));
        }
    }

    JoinFloor(List<Parcel> parcels, Limits limits, boolean beginsWithCanary) {
        this.limits = limits;
        this.beginsWithCanary = beginsWithCanary;
        parcels.forEach(parcel ->
                loads.computeIfAbsent(parcel.criticality(), _ -> new Load()).add(parcel, limits));
    }

    /** For each grade that somebody has, how many stages those below it need. */
    Map<Criticality, Integer> belowGrade() {
        var below = new EnumMap<Criticality, Integer>(Criticality.class);
        int stages = 0;
        for (var grade : loads.keySet()) {
            below.put(grade, stages);
            stages += of(grade);
        }
        return below;
    }

    int ofAll() {
        return loads.keySet().stream().mapToInt(this::of).sum();
    }

    private int of(Criticality grade) {
        var load = loads.getOrDefault(grade, new Load());
        boolean hasCanary = beginsWithCanary && loads.keySet().iterator().next() == grade;
        // The canary is one parcel of one namespace, whatever else would fit beside it.
        return hasCanary
                ? 1 + load.stages(limits, load.most, load.mostPods, 1)
                : Math.max(1, load.stages(limits, 0, 0, 0));
    }
}
