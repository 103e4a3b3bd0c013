package dev.meshward.adoption;

import dev.meshward.adoption.schedule.Schedule;
import dev.meshward.cluster.WorkloadId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The stages in which workloads get their proxies. */
final class JoinStages {

    private final Ascent ascent;
    private final NamespaceCycles cycles;
    private final List<Parcel> parcels;
    private final Map<String, Integer> leftInNamespace = new HashMap<>();

    private JoinStages(Ascent ascent) {
        this.ascent = ascent;
        this.cycles = new NamespaceCycles(ascent.question().graph());
        this.parcels = Parcels.of(ascent.question(), ascent.wishes(), ascent.standings(), ascent.grades());
        ascent.standings().joining().forEach(each -> leftInNamespace.merge(each.namespace(), 1, Integer::sum));
    }

    /** @param first the number of the first of them */
    static Climb of(Ascent ascent, Exposure exposure, int first) {
        return new JoinStages(ascent).climb(exposure, first);
    }

    private Climb climb(Exposure exposure, int first) {
        var bounds = new JoinBounds(parcels, ascent.wishes());
        var circles = new JoinCircles(parcels, cycles, bounds);
        var order = new JoinOrder(
                parcels,
                new CallWeights(parcels, ascent.question().graph(), ascent.standings()),
                cycles,
                bounds,
                circles,
                ascent.wishes().limits(),
                beginsWithCanary());
        var start = numbers(order.stages());
        var problem = new JoinProblem(ascent, exposure, parcels, bounds, circles).with(order.chosenCanary());
        var solution = ascent.engine().solve(problem, start);
        var stages = new ArrayList<Stage>();
        for (var tasks : solution.schedule().tasksByStage()) {
            var here = tasks.stream().map(parcels::get).toList();
            stages.add(stage(here, first + stages.size(), stages.isEmpty()));
        }
        return new Climb(stages, solution);
    }

    private static Schedule numbers(List<List<Parcel>> stages) {
        return Schedule.of(stages.stream()
                .map(stage -> stage.stream().map(Parcel::number).toList())
                .toList());
    }

    /** Where some are in the mesh already, these were the canary; where there is but one namespace, there is none. */
    private boolean beginsWithCanary() {
        return ascent.standings().alreadyThere().isEmpty()
                && ascent.standings().joining().stream()
                                .map(WorkloadId::namespace)
                                .distinct()
                                .count()
                        > 1;
    }

    private Stage stage(List<Parcel> parcels, int number, boolean isFirst) {
        var workloads = parcels.stream()
                .flatMap(parcel -> parcel.workloads().stream())
                .sorted()
                .toList();
        var namespaces = new TreeSet<String>();
        workloads.forEach(workload -> namespaces.add(workload.namespace()));
        var whole = namespaces.stream()
                .filter(namespace -> isCompleted(namespace, workloads))
                .toList();
        var reasons = new JoinReasons(ascent, cycles, workloads, namespaces, whole);
        var soak = ascent.soakTime().of(workloads);
        return new Stage(
                StageName.id(StageKind.JOIN, workloads, whole),
                number,
                StageName.slug(StageKind.JOIN, namespaces),
                StageKind.JOIN,
                StageName.title(StageKind.JOIN, namespaces),
                reasons.because(isFirst && beginsWithCanary()),
                List.copyOf(namespaces),
                whole,
                workloads,
                ascent.grades().gravestOf(workloads),
                ascent.owners().ownersOf(workloads),
                Probing.gates(
                        Gate.When.AFTER, ascent.question().dialect().afterJoin(ascent.workloads(workloads)), soak, ""),
                new JoinWarnings(ascent).of(workloads, namespaces, whole));
    }

    private boolean isCompleted(String namespace, List<WorkloadId> workloads) {
        int joining = (int) workloads.stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .count();
        return leftInNamespace.merge(namespace, -joining, Integer::sum) == 0
                && ascent.standings().wholeAtTheEnd().contains(namespace);
    }
}
